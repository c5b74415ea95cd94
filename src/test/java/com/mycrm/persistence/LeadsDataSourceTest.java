package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class LeadsDataSourceTest {

    private LeadsDataSource source;

    @BeforeEach
    void open() {
        TestConfig.set(Setting.DB_URL, "jdbc:h2:mem:" + UUID.randomUUID());
        TestConfig.set(Setting.DB_TIMEOUT, "PT1S");
        TestConfig.set(Setting.DB_POOL, "2");
        source = new LeadsDataSource();
    }

    @AfterEach
    void close() {
        LeadsDataSource.closeAll();
    }

    @Test
    void connectionOfTheServerHoldsNoneOfThePool() throws SQLException {
        try (var connection = source.getConnection()) {
            assertEquals(0, active());
            try (var statement = connection.prepareStatement("SELECT 1")) {
                assertTrue(statement.executeQuery().next());
                assertEquals(1, active());
            }
            assertEquals(0, active());
        }
    }

    @Test
    void pooledConnectionReadsWhatIsCommitted() throws SQLException {
        try (var connection = source.pooled()) {
            assertEquals(1, active());
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
        }
        assertEquals(0, active());
    }

    @Test
    void longQueryIsStopped() throws SQLException {
        try (var connection = source.pooled();
                var statement = connection.prepareStatement(
                        "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b")) {
            assertEquals(
                    57014,
                    assertThrows(SQLException.class, statement::executeQuery).getErrorCode());
        }
    }

    @Test
    void poolIsKnownUntilItIsClosed() {
        assertEquals(source, LeadsDataSource.made().orElseThrow());
        LeadsDataSource.closeAll();
        assertTrue(LeadsDataSource.made().isEmpty());
    }

    private static int active() {
        return LeadsDataSource.sum(HikariPoolMXBean::getActiveConnections);
    }
}
