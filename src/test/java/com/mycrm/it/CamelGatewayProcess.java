package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The gateway of the documents as a process, started from its source as they say, with a folder below target. */
final class CamelGatewayProcess implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/gateway");
    private static final Path LEADS = FOLDER.resolve("leads");
    private static final Path POSITION = FOLDER.resolve("position");

    private final String service;
    private final int port = OwnService.freePort();
    private final Api api = new Api(URI.create("http://127.0.0.1:" + port + "/"));
    private Process process;

    /** @param position the one in the feed after which the gateway begins */
    CamelGatewayProcess(String service, String position) {
        this.service = service;
        try {
            Files.createDirectories(LEADS);
            Files.writeString(POSITION, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forgetLeads();
    }

    /** Starts the process, and waits until it takes messages. */
    Api start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("java.class.path");
        var builder = new ProcessBuilder(
                        java, "-Xmx128m", "-cp", path, "src/docs/CamelGateway.java", "" + port, FOLDER.toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("log.txt").toFile());
        // The charset of messages and files is not that of the environment
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("LEADS_URL", service);
        builder.environment().put("LEADS_KEY", "demo");
        builder.environment().put("LEADS_SECRET", "demo");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.get(() -> !process.isAlive() || isListening(), done -> done);
        assertTrue(process.isAlive(), "The gateway has ended; see " + FOLDER);
        return api;
    }

    private boolean isListening() {
        try {
            return api.send("GET", "/soap", null).status() == 405;
        } catch (IllegalStateException notListening) {
            return false;
        }
    }

    /** The position in the feed that the next start begins after. */
    long position() {
        return Long.parseLong(text(POSITION));
    }

    /** The leads that were handed over, by the number of their event. */
    Map<Long, String> leads() {
        var leads = new TreeMap<Long, String>();
        for (var name : LEADS.toFile().list((folder, name) -> name.endsWith(".xml"))) {
            leads.put(Long.parseLong(name.replace(".xml", "")), text(LEADS.resolve(name)));
        }
        return leads;
    }

    void forgetLeads() {
        leads().keySet().forEach(seq -> LEADS.resolve(seq + ".xml").toFile().delete());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process without a chance to finish anything (SIGKILL). */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
