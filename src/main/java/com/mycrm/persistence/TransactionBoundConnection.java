package com.mycrm.persistence;

import com.mycrm.api.problem.FailedCommit;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * The connection that the server gets from the data source. It holds no database connection of its own: a transaction
 * borrows one from the pool from its first statement to its end, and a statement outside of a transaction borrows one
 * until it is closed.
 *
 * <p>A transaction ends with its first failed statement: further statements and the commit are refused, because the
 * database may have rolled back what was before, and would commit what comes after.
 *
 * <p>The server's own pooling is no alternative. With it switched on, the server's pool would keep connections of this
 * pool from other requests. With it switched off and no class like this one, the server opened a connection for each
 * transaction and serialized and parsed its settings for that (Payara 6, {@code ConnectorRuntime.getPoolType}): a
 * quarter of the time of saving a lead.
 */
final class TransactionBoundConnection implements InvocationHandler {

    private final Callable<Connection> pool;
    private boolean isInTransaction;
    private boolean isClosed;
    private Connection borrowed;
    private SQLException failure;

    private TransactionBoundConnection(Callable<Connection> pool) {
        this.pool = pool;
    }

    /** @param pool gives a connection that returns to the pool when it is closed */
    static Connection of(Callable<Connection> pool) {
        return proxy(Connection.class, new TransactionBoundConnection(pool));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "setAutoCommit" -> setInTransaction(!(boolean) arguments[0]);
            case "getAutoCommit" -> !isInTransaction;
            case "commit" -> commit(method);
            case "rollback" -> arguments == null ? rollback(method) : call(borrowed(), method, arguments);
            case "close" -> close();
            case "isClosed" -> isClosed;
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> isInTransaction ? callInTransaction(method, arguments) : callOnce(method, arguments);
        };
    }

    private Object setInTransaction(boolean isTransaction) throws SQLException {
        if (isInTransaction != isTransaction) {
            isInTransaction = isTransaction;
            FailedCommit.clear();
            returnBorrowed();
        }
        return null;
    }

    private Object commit(Method method) throws Throwable {
        try {
            refuseAfterFailure();
            return endTransaction(method);
        } catch (SQLException e) {
            FailedCommit.set(e);
            isInTransaction = false;
            returnBorrowed();
            throw e;
        }
    }

    /** After a failed commit the server does not call {@code setAutoCommit(true)}. */
    private Object endTransaction(Method method) throws Throwable {
        try {
            return borrowed == null ? null : call(borrowed, method);
        } catch (SQLException | RuntimeException e) {
            isInTransaction = false;
            throw e;
        } finally {
            returnBorrowed();
        }
    }

    /** If the pool has closed a broken connection, the database has rolled its transaction back already. */
    private Object rollback(Method method) throws Throwable {
        if (borrowed != null && borrowed.isClosed()) {
            returnBorrowed();
        }
        return endTransaction(method);
    }

    private Object close() throws SQLException {
        isClosed = true;
        returnBorrowed();
        return null;
    }

    private Connection borrowed() throws Exception {
        if (borrowed == null) {
            var connection = pool.call();
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            borrowed = connection;
        }
        return borrowed;
    }

    private void returnBorrowed() throws SQLException {
        var connection = borrowed;
        borrowed = null;
        failure = null;
        if (connection != null) {
            connection.close();
        }
    }

    private Object callInTransaction(Method method, Object[] arguments) throws Throwable {
        var result = callUnlessFailed(borrowed(), method, arguments);
        return result instanceof Statement
                ? proxy(CallableStatement.class, (self, called, values) -> callUnlessFailed(result, called, values))
                : result;
    }

    private Object callUnlessFailed(Object target, Method method, Object[] arguments) throws Throwable {
        if (!isSent(method)) {
            return call(target, method, arguments);
        }
        refuseAfterFailure();
        try {
            return call(target, method, arguments);
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether a method of a connection or a statement sends SQL to the database. */
    private static boolean isSent(Method method) {
        return method.getName().startsWith("execute") || method.getName().startsWith("prepare");
    }

    private void refuseAfterFailure() throws SQLException {
        if (failure != null) {
            throw new SQLException(
                    "The transaction has failed before: " + failure.getMessage(),
                    failure.getSQLState(),
                    failure.getErrorCode(),
                    failure);
        }
    }

    /** Calls a method outside of a transaction. A statement that it creates keeps the connection until it is closed. */
    private Object callOnce(Method method, Object[] arguments) throws Throwable {
        var connection = pool.call();
        var isKept = false;
        try {
            var result = call(connection, method, arguments);
            isKept = result instanceof Statement;
            return isKept ? closingWithIt(connection, result) : result;
        } finally {
            if (!isKept) {
                connection.close();
            }
        }
    }

    /** A statement that closes its connection when it is closed. */
    private static Statement closingWithIt(Connection connection, Object statement) {
        return proxy(CallableStatement.class, (self, method, arguments) -> {
            if (!method.getName().equals("close")) {
                return call(statement, method, arguments);
            }
            try (connection) {
                return call(statement, method);
            }
        });
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
