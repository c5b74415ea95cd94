package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestConfig.class)
class OfflineSessionListenerTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:any, CurrentH2",
        "jdbc:mysql://db/leads, OfflineMySql",
        "jdbc:mariadb://db/leads, OfflineMySql"
    })
    void dialectFollowsFromTheSettings(String url, String platform) {
        TestConfig.set(Setting.DB_URL, url);
        var session = session();
        login(session);
        assertEquals(platform, session.getLogin().getPlatform().getClass().getSimpleName());
    }

    @Test
    void noPoolConnectsBeforeTheSessionHasLoggedIn() {
        var session = session();
        login(session);
        assertNull(connect(session.getDefaultConnectionPool(), session));
        assertNull(connect(session.getReadConnectionPool(), session));
    }

    @Test
    void readsHaveAConnectorOfTheirOwn() {
        var session = session();
        login(session);
        assertNotSame(
                connector(session.getDefaultConnectionPool()).getClass(),
                connector(session.getReadConnectionPool()).getClass());
    }

    @Test
    void sessionOfAnotherStructureIsLeftAsItIs() {
        var login = new DatabaseLogin();
        login.useDirectDriverConnect("org.h2.Driver", "jdbc:h2:mem:", "any");
        var session = new ServerSession(login);
        var connector = connector(session.getDefaultConnectionPool());
        assertDoesNotThrow(() -> login(session));
        assertEquals(connector, connector(session.getDefaultConnectionPool()));
    }

    private static void login(ServerSession session) {
        new OfflineSessionListener().preLogin(new SessionEvent(SessionEvent.PreLogin, session));
    }

    private static ServerSession session() {
        var login = new DatabaseLogin();
        login.setConnector(new JNDIConnector("java:app/jdbc/leads"));
        return new ServerSession(login);
    }

    private static Object connector(ConnectionPool pool) {
        return ((DatasourceLogin) pool.getLogin()).getConnector();
    }

    private static Object connect(ConnectionPool pool, ServerSession session) {
        var login = (DatasourceLogin) pool.getLogin();
        return login.connectToDatasource(null, session);
    }
}
