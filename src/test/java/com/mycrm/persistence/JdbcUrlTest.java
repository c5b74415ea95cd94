package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {

    private static final JdbcUrl SERVER = JdbcUrl.of("jdbc:mysql://db/leads");
    private static final JdbcUrl H2 = JdbcUrl.of("jdbc:h2:file:./data/leads");

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/leads, jdbc:mysql://db/leads",
        "jdbc:mariadb://db/leads?a=b, jdbc:mysql://db/leads?a=b",
        "jdbc:h2:file:./data/leads, jdbc:h2:file:./data/leads;MODE=MySQL;WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0",
        "jdbc:h2:mem:a, jdbc:h2:mem:a;MODE=MySQL;WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;DB_CLOSE_DELAY=-1",
        "jdbc:h2:mem:a;db_close_delay=5, jdbc:h2:mem:a;db_close_delay=5;MODE=MySQL;WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0"
    })
    void urlIsCompletedForItsDriver(String setting, String expected) {
        assertEquals(expected, JdbcUrl.of(setting).text());
    }

    @Test
    void otherDatabaseIsRefusedWithoutShowingCredentials() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> JdbcUrl.of("jdbc:postgresql://me:secret@db/leads?password=secret"));
        assertEquals(
                "LEADS_DB_URL takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:,"
                        + " not 'jdbc:postgresql://db/leads'",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://me:secret@db:3306/leads?password=secret, jdbc:mysql://db:3306/leads",
        "jdbc:h2:file:./data/leads;PASSWORD=secret, jdbc:h2:file:./data/leads"
    })
    void credentialsAreNotShown(String setting, String expected) {
        assertEquals(expected, JdbcUrl.of(setting).withoutSecrets());
    }

    @Test
    void driverFollowsFromTheUrl() {
        assertEquals("com.mysql.cj.jdbc.Driver", SERVER.driver());
        assertEquals("org.h2.Driver", H2.driver());
    }

    @Test
    void serverConnectionsHaveTimeoutsAndPreparedStatements() {
        var properties = SERVER.pooledProperties(15_000);
        assertEquals("15000", properties.get("socketTimeout"));
        assertEquals("2000", properties.get("connectTimeout"));
        assertEquals("true", properties.get("useServerPrepStmts"));
        assertEquals("false", properties.get("emulateUnsupportedPstmts"));
        assertEquals("true", properties.get("cachePrepStmts"));
        assertEquals("true", properties.get("rewriteBatchedStatements"));
        assertEquals("PREFERRED", properties.get("sslMode"));
    }

    @Test
    void h2ConnectionsNeedNoProperties() {
        assertEquals(Map.of(), H2.connectionProperties());
        assertEquals(Map.of(), H2.pooledProperties(15_000));
    }

    @Test
    void queryTimeoutIsLimitedByEachDatabaseInItsOwnWords() {
        assertEquals("SET QUERY_TIMEOUT 1500", H2.queryTimeoutStatement(1_500));
        assertEquals(
                "SET SESSION innodb_lock_wait_timeout=2 /*!80000 , max_execution_time=1500 */"
                        + " /*M!100101 , max_statement_time=2 */ /*M!100301 , idle_write_transaction_timeout=15 */",
                SERVER.queryTimeoutStatement(1_500));
    }

    @Test
    void lockWaitTimeoutIsOneSecondAtLeast() {
        assertEquals(
                "SET SESSION innodb_lock_wait_timeout=1 /*!80000 , max_execution_time=0 */"
                        + " /*M!100101 , max_statement_time=1 */ /*M!100301 , idle_write_transaction_timeout=15 */",
                SERVER.queryTimeoutStatement(0));
    }
}
