package com.mycrm.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 in memory with the tables of the migrations, for unit tests: to be used by JDBC, or by JPA on the provider that
 * the server has.
 *
 * <p>Transactions are the test's own (resource-local). Each instance is a database of its own, which ends when it is
 * closed.
 */
public final class MemoryDatabase implements AutoCloseable {

    /** In place of the one that prepares a session for the server. */
    public static final class NoListener extends SessionEventAdapter {}

    /** Runs SQL on this database, each statement by itself, and remembers the queries. */
    private final class RecordingJdbc extends Jdbc {

        @Override
        boolean isInTransaction() {
            return false;
        }

        @Override
        Connection openOutsideOfTransaction() throws SQLException {
            return source.getConnection();
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
            recorded.add(sql);
            return super.list(sql, mapper, values);
        }
    }

    private final List<String> recorded = new ArrayList<>();
    private final JdbcDataSource source = new JdbcDataSource();
    private final Connection keeping;
    private String dialect = OfflineSessionListener.CurrentH2.class.getName();
    private EntityManagerFactory factory;

    /** A database without rows, except those of the migrations. */
    public MemoryDatabase() {
        this("classpath:db/migration");
    }

    private MemoryDatabase(String... locations) {
        source.setUrl(JdbcUrl.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=0")
                .text());
        try {
            keeping = source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure()
                .dataSource(source)
                .locations(locations)
                .placeholders(Map.of("table", "", "stored", ""))
                .load()
                .migrate();
    }

    /** A database with the sample data. */
    public static MemoryDatabase withSampleData() {
        return new MemoryDatabase("classpath:db/migration", "classpath:db/sample");
    }

    public DataSource source() {
        return source;
    }

    /** SQL on this database, without transactions. */
    public Jdbc jdbc() {
        return new RecordingJdbc();
    }

    /** Criteria queries on this database. */
    public CriteriaQueries queries() {
        var queries = new CriteriaQueries();
        queries.em = persistence().createEntityManager();
        queries.jdbc = jdbc();
        return queries;
    }

    /** The queries that were run since the last call. */
    public List<String> takeStatements() {
        var taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }

    /** Translates Criteria queries to MySQL's dialect, which MariaDB has too. */
    CriteriaTranslator mySqlTranslator() {
        dialect = "MySQL";
        var em = persistence().createEntityManager();
        return new CriteriaTranslator(em, em.unwrap(Session.class));
    }

    /** The persistence unit of the service on this database. */
    public EntityManagerFactory persistence() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory(
                    "leads",
                    Map.of(
                            "jakarta.persistence.transactionType",
                            "RESOURCE_LOCAL",
                            "jakarta.persistence.nonJtaDataSource",
                            source,
                            "jakarta.persistence.jtaDataSource",
                            "",
                            "eclipselink.target-database",
                            dialect,
                            "eclipselink.session-event-listener",
                            NoListener.class.getName(),
                            "eclipselink.weaving",
                            "false"));
        }
        return factory;
    }

    /** Adds a user and returns its id. */
    public long insertUser(String email, String status) {
        return jdbc().insert(
                        "INSERT INTO users (first_name, last_name, email, email_key, role, status, created_at, updated_at,"
                                + " version) VALUES ('Test', 'User', ?, LOWER(?), 'agent', ?, 0, 0, 0)",
                        email,
                        email,
                        status);
    }

    /** Criteria queries in the transaction of an entity manager. */
    public static CriteriaQueries queries(EntityManager em) {
        var queries = new CriteriaQueries();
        queries.em = em;
        queries.jdbc = jdbc(em);
        return queries;
    }

    /** SQL in the transaction of an entity manager. */
    public static Jdbc jdbc(EntityManager em) {
        var jdbc = new Jdbc();
        jdbc.transactions = fake(TransactionSynchronizationRegistry.class, (method, arguments) -> Status.STATUS_ACTIVE);
        jdbc.transactional = fake(DataSource.class, (method, arguments) -> unclosed(em));
        return jdbc;
    }

    private static Connection unclosed(EntityManager em) {
        var connection = em.unwrap(Connection.class);
        return fake(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                MemoryDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method, arguments)));
    }

    @Override
    public void close() {
        try (keeping) {
            if (factory != null) {
                factory.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
