package com.mycrm.app.launcher;

import com.mycrm.config.OutOfMemory;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/**
 * The main class of the runnable jar: turns the service's settings into those of Payara Micro and starts it.
 *
 * <p>It runs before the server and its libraries exist, so it knows the JDK and the settings alone. The boot
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
                end(NOT_STARTED, "the application does not answer; the log above says why");
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

    /** Checks all settings, and reads those that the start itself needs. */
    private static Welcome prepare() throws IOException {
        SettingsFile.read();
        Settings.check();
        if (!Settings.text(Setting.DB_URL).matches("jdbc:(mysql|mariadb|h2):.*")) {
            throw new IllegalArgumentException(
                    Setting.DB_URL.key() + " takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:");
        }
        var port = Settings.integer(Setting.PORT);
        var sample = Settings.isOn(Setting.SAMPLE_DATA);
        var host = sample ? LOOPBACK : Settings.text(Setting.HOST);
        checkFree(host, port);
        TemporaryFolder.prepare();
        System.setProperty(STRICT_VALUES, "false");
        System.setProperty("leads.listen.host", host);
        System.setProperty(Setting.OWN_PROCESS, "true");
        return new Welcome(host, port, sample);
    }

    /** The server itself would start, say so at length, and answer nobody. */
    private static void checkFree(String host, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    Setting.HOST.key() + " is '" + host + "', but takes an address of this machine");
        } catch (IOException e) {
            var reason =
                    " (" + e.getMessage() + "), which " + Setting.HOST.key() + " and " + Setting.PORT.key() + " name";
            throw new IOException("it cannot listen on " + host + ", port " + port + reason, e);
        }
    }
}
