package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The runnable jar as a process with a database of its own, for tests that kill the service or fill its tables. */
final class OwnService implements AutoCloseable {

    private final File folder;
    private final String databaseUrl;
    private final int port = freePort();
    private final Map<String, String> settings = new HashMap<>(Map.of("LEADS_SAMPLE_DATA", "true"));
    private String heap = "512m";
    private String compiler = "-XX:+TieredCompilation";
    private Process process;

    OwnService(String name, String databaseUrl) {
        folder = new File("target/own/" + name);
        this.databaseUrl = databaseUrl;
        assertTrue(folder.isDirectory() || folder.mkdirs(), folder::toString);
    }

    /** Changes a setting of the starts from now on. */
    void set(String setting, String value) {
        settings.put(setting, value);
    }

    /** Changes the heap of the starts from now on, as {@code -Xmx} takes it. */
    void heap(String size) {
        heap = size;
    }

    /**
     * Uses the first compiler of the virtual machine only from now on, for a test that starts and does little else: a start
     * takes half the processor time, but the hash of a secret four times as long.
     */
    void startQuickly() {
        compiler = "-XX:TieredStopAtLevel=1";
    }

    /** The bytes of the heap that are in use after a full collection, as the JDK's own tool counts them. */
    long liveBytes() {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var tool = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
            var total = new String(tool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith("Total "))
                    .findFirst();
            return Long.parseLong(total.orElseThrow().trim().split(" +")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last start has written to the console and the log. */
    String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.toPath().resolve("log.txt");
    }

    /** Starts the process and waits until the service is ready. */
    Api start() {
        launch();
        var api = new Api(URI.create("http://127.0.0.1:" + port + "/"));
        Eventually.get(Duration.ofMinutes(3), () -> !process.isAlive() || isReady(api), ended -> ended);
        assertTrue(process.isAlive(), () -> "The service has ended; see " + folder);
        return api;
    }

    /** Starts the process. */
    void launch() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-Xmx" + heap,
                        compiler,
                        TestDatabase.H2_ON_LOOPBACK,
                        "-jar",
                        new File("target/whatsapp-leads.jar").getAbsolutePath())
                .directory(folder)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(settings);
        builder.environment().put("LEADS_PORT", Integer.toString(port));
        builder.environment().put("LEADS_DB_URL", databaseUrl);
        builder.environment().put("LEADS_DB_USER", TestDatabase.NAME);
        builder.environment().put("LEADS_DB_PASSWORD", TestDatabase.NAME);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process without a chance to finish anything (SIGKILL). */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks the process to end (SIGTERM). */
    void terminate() {
        process.destroy();
    }

    /** The exit code of the process, when it has ended. */
    int ended() {
        return process.onExit().join().exitValue();
    }

    long processId() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }

    static boolean isReady(Api api) {
        try {
            return api.send("GET", "/health/ready", null).status() == 200;
        } catch (IllegalStateException notListening) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
