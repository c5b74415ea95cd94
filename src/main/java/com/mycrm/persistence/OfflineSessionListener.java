package com.mycrm.persistence;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.Version;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.platform.database.H2Platform;
import org.eclipse.persistence.platform.database.MySQLPlatform;
import org.eclipse.persistence.queries.ValueReadQuery;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Configures EclipseLink so that it needs no database connection at deployment: it takes its SQL dialect from the
 * settings and connects at the first use.
 *
 * <p>Otherwise EclipseLink asks the database for its dialect, and a deployment fails while the database is down. It
 * relies on classes of EclipseLink 4 and 5 below its API. With an EclipseLink that differs in these, the session still
 * works, but a warning names the version and the deployment needs the database.
 *
 * <p>A listener and no {@code SessionCustomizer}, because that has another package in EclipseLink 5.
 */
public class OfflineSessionListener extends SessionEventAdapter {

    private static final Logger LOG = System.getLogger(OfflineSessionListener.class.getName());

    /** Before the session's first connection. */
    @Override
    public void preLogin(SessionEvent event) {
        var session = event.getSession();
        session.getLogin().usePlatform(JdbcUrl.configured().isServer() ? new OfflineMySql() : new CurrentH2());
        if (session instanceof ServerSession server
                && server.getConnectionPools().values().stream().allMatch(OfflineSessionListener::isSupported)) {
            server.getConnectionPools().values().forEach(pool -> connectAtFirstUse(pool, server));
            readFromPool(server);
        } else {
            LOG.log(
                    WARNING,
                    "EclipseLink {0} has a session of another structure ({1}); a deployment needs the database",
                    Version.getVersion(),
                    session.getClass().getName());
        }
    }

    private static boolean isSupported(ConnectionPool pool) {
        return pool.getLogin() instanceof DatasourceLogin login && login.getConnector() instanceof JNDIConnector;
    }

    private static void connectAtFirstUse(ConnectionPool pool, ServerSession server) {
        var login = (DatasourceLogin) pool.getLogin();
        if (!(login.getConnector() instanceof OfflineConnector)) {
            login.setConnector(new OfflineConnector(source(login), server));
        }
    }

    /** Outside of a transaction, reads bypass the server's data source, which costs more time than a short query. */
    private static void readFromPool(ServerSession server) {
        var login = (DatasourceLogin) server.getReadConnectionPool().getLogin();
        var own = login.clone();
        own.setConnector(new PoolConnector(source(login), server));
        server.setReadConnectionPool(own);
    }

    private static DataSource source(DatasourceLogin login) {
        return ((JNDIConnector) login.getConnector()).getDataSource();
    }

    /** Reads the database's version from the first connection that there is. */
    public static final class OfflineMySql extends MySQLPlatform {

        private static final long serialVersionUID = 1L;

        @Override
        public void initializeConnectionData(Connection connection) throws SQLException {
            if (connection != null) {
                super.initializeConnectionData(connection);
            }
        }
    }

    /** Reads the id of a new row as H2 since version 2 gives it in its MySQL mode. */
    public static final class CurrentH2 extends H2Platform {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueReadQuery buildSelectQueryForIdentity() {
            return new ValueReadQuery("SELECT LAST_INSERT_ID()");
        }
    }

    /** Gives no connection before the session has logged in. EclipseLink then asks again at the first use. */
    private static class OfflineConnector extends JNDIConnector {

        private static final long serialVersionUID = 1L;

        private final transient ServerSession server;

        OfflineConnector(DataSource source, ServerSession server) {
            super(source);
            this.server = server;
        }

        @Override
        public final Connection connect(Properties properties, Session session) {
            return server.isLoggedIn() ? open(properties, session) : null;
        }

        Connection open(Properties properties, Session session) {
            return super.connect(properties, session);
        }
    }

    /** Connects to the pool itself, once the server has created it. */
    private static final class PoolConnector extends OfflineConnector {

        private static final long serialVersionUID = 1L;

        PoolConnector(DataSource source, ServerSession server) {
            super(source, server);
        }

        @Override
        Connection open(Properties properties, Session session) {
            var pool = LeadsDataSource.made();
            if (pool.isEmpty()) {
                return super.open(properties, session);
            }
            try {
                return pool.get().pooled();
            } catch (SQLException e) {
                throw DatabaseException.sqlException(e);
            }
        }
    }
}
