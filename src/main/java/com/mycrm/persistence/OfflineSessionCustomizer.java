package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.platform.database.H2Platform;
import org.eclipse.persistence.platform.database.MySQLPlatform;
import org.eclipse.persistence.queries.ValueReadQuery;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Tells the persistence provider its SQL dialect from the settings, and that it need not connect at its start.
 *
 * <p>Left to itself it would ask the database, and no deployment would succeed while the database is away.
 */
@SuppressWarnings(
        "removal") // Payara Server 6 has the provider's older version, which knows the interface by this name only
public class OfflineSessionCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        var url = JdbcUrl.of(Settings.text(Setting.DB_URL));
        session.getLogin().usePlatform(url.isServer() ? new LateMySql() : new NewH2());
        var server = (ServerSession) session;
        server.getConnectionPools().values().forEach(pool -> connectLate(pool, server));
        readPastTheServer(server);
    }

    private static void connectLate(ConnectionPool pool, ServerSession server) {
        if (pool.getLogin() instanceof DatasourceLogin login
                && login.getConnector() instanceof JNDIConnector connector
                && !(connector instanceof LateConnector)) {
            login.setConnector(new LateConnector(connector.getDataSource(), server));
        }
    }

    /** Reads outside of a transaction have no use for the server's part in it, which costs more than a short query. */
    private static void readPastTheServer(ServerSession server) {
        if (server.getReadConnectionPool().getLogin() instanceof DatasourceLogin login
                && login.getConnector() instanceof JNDIConnector connector) {
            var own = login.clone();
            own.setConnector(new PoolConnector(connector.getDataSource(), server));
            server.setReadConnectionPool(own);
        }
    }

    /** Reads the server's version from the first connection that there is. */
    public static final class LateMySql extends MySQLPlatform {

        private static final long serialVersionUID = 1L;

        @Override
        public void initializeConnectionData(Connection connection) throws SQLException {
            if (connection != null) {
                super.initializeConnectionData(connection);
            }
        }
    }

    /** Asks for a new row's id as H2 has it since its version 2, in its MySQL mode. */
    public static final class NewH2 extends H2Platform {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueReadQuery buildSelectQueryForIdentity() {
            return new ValueReadQuery("SELECT LAST_INSERT_ID()");
        }
    }

    /** Connects from the first use on: where the provider has no connection yet, it asks again. */
    private static final class LateConnector extends JNDIConnector {

        private static final long serialVersionUID = 1L;

        private final transient ServerSession server;

        LateConnector(DataSource source, ServerSession server) {
            super(source);
            this.server = server;
        }

        @Override
        public Connection connect(Properties properties, Session session) {
            return server.isLoggedIn() ? super.connect(properties, session) : null;
        }
    }

    /** Connects to the pool itself, once the server has made it. */
    private static final class PoolConnector extends JNDIConnector {

        private static final long serialVersionUID = 1L;

        private final transient ServerSession server;

        PoolConnector(DataSource source, ServerSession server) {
            super(source);
            this.server = server;
        }

        @Override
        public Connection connect(Properties properties, Session session) {
            if (!server.isLoggedIn()) {
                return null;
            }
            var pool = LeadsDataSource.made();
            if (pool.isEmpty()) {
                return super.connect(properties, session);
            }
            try {
                return pool.get().pooled();
            } catch (SQLException e) {
                throw DatabaseException.sqlException(e);
            }
        }
    }
}
