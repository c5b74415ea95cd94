package com.mycrm.persistence;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.problem.DatabaseTrouble;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The right to migrate the database, which one node at a time has: a row with an owner and an expiry by the clock of
 * the database. A node that dies loses it within half a minute; a node that works renews it.
 *
 * <p>A row and no lock of the server, because Galera replicates rows, but neither named locks nor locks of tables. The
 * table is no part of the migrations, because it is needed before them; {@link WriteCheck} has a row of it too.
 */
final class MigrationLock implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MigrationLock.class.getName());
    private static final String TABLE = "node_locks";
    private static final String HISTORY = "flyway_schema_history";
    private static final long SECONDS = 30;
    private static final long RENEWAL = 10;
    private static final String LEASE = "leased_until = UNIX_TIMESTAMP() + " + SECONDS;

    private final DataSource source;
    private final String owner = UUID.randomUUID().toString();
    private final CountDownLatch released = new CountDownLatch(1);

    private MigrationLock(DataSource source) {
        this.source = source;
    }

    /** The lock, or empty while another node has it. */
    static Optional<MigrationLock> acquire(DataSource source) {
        var lock = new MigrationLock(source);
        try (var connection = source.getConnection()) {
            create(connection);
            var isHeld = update(
                            connection,
                            "UPDATE node_locks SET uses = uses + 1, owner = '" + lock.owner + "', " + LEASE
                                    + " WHERE name = 'migration' AND leased_until < UNIX_TIMESTAMP()")
                    == 1;
            return isHeld ? Optional.of(lock.renewed()) : Optional.empty();
        } catch (SQLException e) {
            if (DatabaseTrouble.BUSY.isIn(e)) {
                return Optional.empty();
            }
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    static boolean isCreated(DataSource source) {
        try (var connection = source.getConnection()) {
            return tables(connection, Set.of(TABLE)) > 0;
        } catch (SQLException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    private static void create(Connection connection) throws SQLException {
        if (tables(connection, Set.of(TABLE, HISTORY)) == 0 && tables(connection, Set.of()) > 0) {
            throw new IllegalArgumentException("The database of LEADS_DB_URL has tables of another application;"
                    + " the service needs a database of its own");
        }
        update(
                connection,
                "CREATE TABLE IF NOT EXISTS node_locks (name VARCHAR(40) NOT NULL PRIMARY KEY, owner VARCHAR(40),"
                        + " leased_until BIGINT NOT NULL, uses BIGINT NOT NULL)");
        for (var name : Set.of("migration", WriteCheck.ROW)) {
            update(connection, "INSERT IGNORE INTO node_locks VALUES ('" + name + "', NULL, 0, 0)");
        }
    }

    /** How many tables the database has; of these names, if there are any. */
    private static long tables(Connection connection, Set<String> names) throws SQLException {
        var count = 0L;
        try (var rows = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                var name = rows.getString("TABLE_NAME");
                count += names.isEmpty() || names.contains(name.toLowerCase(Locale.ROOT)) ? 1 : 0;
            }
        }
        return count;
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private MigrationLock renewed() {
        var thread = new Thread(this::renew, "leads-migration-lock");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void renew() {
        try {
            while (!released.await(RENEWAL, TimeUnit.SECONDS)) {
                change(LEASE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(String assignment) {
        try (var connection = source.getConnection()) {
            update(connection, "UPDATE node_locks SET " + assignment + " WHERE owner = '" + owner + "'");
        } catch (SQLException e) {
            LOG.log(WARNING, "The lock of the migration cannot be changed and ends by itself: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        released.countDown();
        change("owner = NULL, leased_until = 0");
    }
}
