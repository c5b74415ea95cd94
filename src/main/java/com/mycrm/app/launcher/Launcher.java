package com.mycrm.app.launcher;

import com.mycrm.config.OutOfMemory;
import com.mycrm.config.Setting;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The main class of the runnable jar: turns the service's settings into those of Payara Micro and starts it.
 *
 * <p>It runs before the server and its libraries exist, so it knows the JDK and {@link Setting} alone. The boot
 * commands inside the jar keep the HTTP port closed until the application is deployed.
 */
public final class Launcher {

    private static final int NOT_STARTED = 1;
    private static final int BAD_SETTING = 2;
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Grizzly's check of the values of headers, which refuses every letter beyond ASCII, by 400 without a body. The
     * connector checks them by RFC 9110, which allows such letters.
     */
    private static final String STRICT_VALUES = "org.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110";

    private static final String[] ALWAYS = {"--nocluster", "--nohazelcast", "--disablephonehome"};

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        try {
            var welcome = prepare();
            Thread.setDefaultUncaughtExceptionHandler(Launcher::uncaught);
            PayaraMicro.main(Stream.of(Stream.of(ALWAYS), Stream.of("--port", "" + welcome.port()), Stream.of(args))
                    .flatMap(part -> part)
                    .toArray(String[]::new));
            if (!welcome.print()) {
                end(NOT_STARTED, "the application could not be deployed; the log above says why");
            }
        } catch (IllegalArgumentException | IOException e) {
            end(BAD_SETTING, e.getMessage());
        }
    }

    /** The server's own threads have no other handler. */
    private static void uncaught(Thread thread, Throwable failure) {
        OutOfMemory.endProcess(failure);
        System.getLogger(Launcher.class.getName())
                .log(Level.ERROR, "The thread " + thread.getName() + " ended", failure);
    }

    private static void end(int code, String reason) {
        System.err.println("whatsapp-leads cannot start: " + reason);
        System.exit(code);
    }

    /** Reads the settings that the start itself needs. */
    private static Welcome prepare() throws IOException {
        readFile(Path.of(value(Setting.CONFIG)));
        var port = number(Setting.PORT, 1, 65_535);
        number(Setting.DB_POOL, 1, 1_000);
        number(Setting.MAX_URL, 100, 60_000);
        number(Setting.MAX_HEADERS, 100, 60_000);
        if (!value(Setting.DB_URL).matches("jdbc:(mysql|mariadb|h2):.*")) {
            throw new IllegalArgumentException(
                    Setting.DB_URL.key() + " takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:");
        }
        var sample = isSample();
        var host = sample ? LOOPBACK : value(Setting.HOST);
        checkFree(host, port);
        TemporaryFolder.prepare();
        System.setProperty(STRICT_VALUES, "false");
        System.setProperty("leads.listen.host", host);
        System.setProperty(Setting.OWN_PROCESS, "true");
        return new Welcome(host, port, sample);
    }

    /** As the settings are read by the service, so that no spelling gives sample data on an open address. */
    private static boolean isSample() {
        return (boolean) Setting.SAMPLE_DATA.parse(value(Setting.SAMPLE_DATA));
    }

    private static int number(Setting setting, int least, int most) {
        try {
            var number = Integer.parseInt(value(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as a number out of range is
        }
        throw refused(setting, "a whole number from " + least + " to " + most);
    }

    private static IllegalArgumentException refused(Setting setting, String takes) {
        return new IllegalArgumentException(setting.key() + " is '" + value(setting) + "', but takes " + takes);
    }

    /** The server itself would start, say so at length, and answer nobody. */
    private static void checkFree(String host, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw refused(Setting.HOST, "an address of this machine");
        } catch (IOException e) {
            throw new IOException("it cannot listen on " + host + ", port " + port + " (" + e.getMessage() + ")", e);
        }
    }

    /** The file is the weakest source: what the environment or a system property says stays. */
    private static void readFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        for (var name : settings.stringPropertyNames()) {
            if (System.getenv(name) == null && System.getProperty(name) == null) {
                System.setProperty(name, settings.getProperty(name));
            }
        }
    }

    private static String value(Setting setting) {
        return Stream.of(System.getProperty(setting.key()), System.getenv(setting.key()))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(setting.defaultValue())
                .strip();
    }
}
