import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The data source of server.xml. Open Liberty loads the class of a data source from a library of the server, and the
 * application has its pool in the WAR (message J2CA8022E). So this class is the library, and passes each call on to the
 * pool of the application whose thread calls.
 */
public final class ApplicationDataSource implements DataSource {

    private static final String POOL = "com.mycrm.persistence.LeadsDataSource";

    private DataSource pool;

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Makes the pool with the first connection, and again after the application was deployed again. */
    private synchronized DataSource pool() throws SQLException {
        try {
            var type = Thread.currentThread().getContextClassLoader().loadClass(POOL);
            if (pool == null || pool.getClass() != type) {
                pool = (DataSource) type.getConstructor().newInstance();
            }
            return pool;
        } catch (ReflectiveOperationException e) {
            throw new SQLException("The thread belongs to no application that has " + POOL, e);
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // the pool logs by itself
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pool has its own limit");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool().isWrapperFor(type);
    }
}
