package com.mycrm.persistence;

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
 * What the server keeps for a connection. It holds none: for a transaction it borrows one from the pool, from the first
 * statement to the end, and for a statement outside of one until that is closed.
 *
 * <p>With its pooling switched off the server made a connection of its own for each transaction, and looked up how to by
 * serializing its settings and reading them again (Payara 6, {@code ConnectorRuntime.getPoolType}): a quarter of the time of
 * keeping a lead. With its pooling on, connections of the pool would be kept from whoever else needs them.
 */
final class TransactionBoundConnection implements InvocationHandler {

    private final Callable<Connection> pool;
    private boolean isInTransaction;
    private boolean isClosed;
    private Connection borrowed;

    private TransactionBoundConnection(Callable<Connection> pool) {
        this.pool = pool;
    }

    /** @param pool gives a connection, whose closing gives it back */
    static Connection of(Callable<Connection> pool) {
        return proxy(Connection.class, new TransactionBoundConnection(pool));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "setAutoCommit" -> begin(!(boolean) arguments[0]);
            case "getAutoCommit" -> !isInTransaction;
            case "commit" -> end(method);
            case "rollback" -> arguments == null ? undo(method) : on(borrowed(), method, arguments);
            case "close" -> close();
            case "isClosed" -> isClosed;
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> isInTransaction ? on(borrowed(), method, arguments) : once(method, arguments);
        };
    }

    private Object begin(boolean isTransaction) throws SQLException {
        if (isInTransaction != isTransaction) {
            isInTransaction = isTransaction;
            giveBack();
        }
        return null;
    }

    /** After a failure the server says no more that the transaction is over. */
    private Object end(Method method) throws Throwable {
        try {
            return borrowed == null ? null : on(borrowed, method);
        } catch (SQLException | RuntimeException e) {
            isInTransaction = false;
            throw e;
        } finally {
            giveBack();
        }
    }

    /** A connection that the pool has found lost took what was to be undone with it. */
    private Object undo(Method method) throws Throwable {
        if (borrowed != null && borrowed.isClosed()) {
            giveBack();
        }
        return end(method);
    }

    private Object close() throws SQLException {
        isClosed = true;
        giveBack();
        return null;
    }

    private Connection borrowed() throws Exception {
        if (borrowed == null) {
            borrowed = pool.call();
            borrowed.setAutoCommit(false);
        }
        return borrowed;
    }

    private void giveBack() throws SQLException {
        var connection = borrowed;
        borrowed = null;
        if (connection != null) {
            connection.close();
        }
    }

    private Object once(Method method, Object[] arguments) throws Throwable {
        var connection = pool.call();
        var isLent = false;
        try {
            var result = on(connection, method, arguments);
            isLent = result instanceof Statement;
            return isLent ? closing(connection, result) : result;
        } finally {
            if (!isLent) {
                connection.close();
            }
        }
    }

    /** A statement that gives its connection back when it is closed. */
    private static Statement closing(Connection connection, Object statement) {
        return proxy(CallableStatement.class, (self, method, arguments) -> {
            if (!method.getName().equals("close")) {
                return on(statement, method, arguments);
            }
            try (connection) {
                return on(statement, method);
            }
        });
    }

    private static Object on(Object target, Method method, Object... arguments) throws Throwable {
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
