package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.RecordedLog;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(TestConfig.class)
class DatabaseStartTest {

    private final DatabaseStart start = new DatabaseStart();
    private final List<Object> events = new ArrayList<>();
    private Throwable failureOfAnObserver;
    private boolean failsOnce;

    @BeforeEach
    void prepare() {
        TestConfig.set(Setting.DB_URL, "jdbc:h2:mem:" + UUID.randomUUID());
        TestConfig.set(Setting.DB_WAIT, "PT0S");
        start.state = new DatabaseState();
        start.clock = new DatabaseClock();
        start.executor = stub(ManagedExecutorService.class, (self, method, arguments) -> {
            ((Runnable) arguments[0]).run();
            return null;
        });
        var entityManager = stub(EntityManager.class, (self, method, arguments) -> null);
        start.entities = stub(EntityManagerFactory.class, (self, method, arguments) -> entityManager);
        start.event = event();
    }

    @Test
    void migratedDatabaseIsReady() {
        start.start();
        assertTrue(start.state.isReady());
        assertEquals("The database answers.", start.state.reason());
        assertEquals(List.of(new DatabaseReady()), events);
    }

    @Test
    void serviceThatStopsIsNotReady() {
        start.start();
        start.stop();
        assertFalse(start.state.isReady());
        assertEquals("The service is stopping.", start.state.reason());
    }

    @Test
    void databaseThatDoesNotAnswerIsNamedWithoutItsCredentials() {
        TestConfig.set(Setting.DB_URL, "jdbc:mysql://me:secret@127.0.0.1:1/leads?password=secret");
        start.start();
        assertNotReady(
                "Cannot use the database jdbc:mysql://127.0.0.1:1/leads: nothing listens there (connection refused)");
        assertEquals(List.of(), events);
    }

    /** As a server that was stopped (SIGSTOP): the system accepts connections for it. */
    @Test
    void databaseThatAcceptsAConnectionAndSaysNothingIsNotWaitedForForever() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var server = "jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/leads";
            TestConfig.set(Setting.DB_URL, server);
            assertTimeoutPreemptively(Duration.ofSeconds(40), start::start);
            assertNotReady("Cannot use the database " + server + ": it does not answer in time");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureOfAnObserverIsAFailedStart(Throwable failure) {
        failureOfAnObserver = failure;
        start.start();
        assertFalse(start.state.isReady());
        assertTrue(start.state.reason().endsWith(": no key"), start.state::reason);
    }

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("no key"), new NoClassDefFoundError("no key"));
    }

    /** A class may not be found at the moment when the server ends the deployment. */
    @Test
    void failureThatIsNotOfTheDatabaseIsTriedAgainWithoutAWord() {
        failureOfAnObserver = new IllegalStateException("zip file closed");
        failsOnce = true;
        try (var log = new RecordedLog(DatabaseStart.class)) {
            start.start();
            assertTrue(start.state.isReady());
            assertEquals(1, log.lines().size(), log.lines()::toString);
        }
    }

    @Test
    void malformedSettingStopsTheStart() {
        TestConfig.set(Setting.ZONE, "Mars");
        start.start();
        assertNotReady("LEADS_ZONE is 'Mars', but takes a time zone such as Europe/Brussels");
    }

    @Test
    void unsupportedDatabaseStopsTheStart() {
        TestConfig.set(Setting.DB_URL, "jdbc:oracle:thin:@db");
        start.start();
        assertNotReady("LEADS_DB_URL takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:,"
                + " not 'jdbc:oracle:thin:@db'");
    }

    private void assertNotReady(String reason) {
        assertFalse(start.state.isReady());
        assertEquals(reason, start.state.reason());
    }

    @SuppressWarnings("unchecked")
    private Event<DatabaseReady> event() {
        return stub(Event.class, (self, method, arguments) -> {
            if (failureOfAnObserver != null) {
                var failure = failureOfAnObserver;
                failureOfAnObserver = failsOnce ? null : failure;
                throw failure;
            }
            events.add(arguments[0]);
            return null;
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
