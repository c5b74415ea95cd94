package com.mycrm.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An application server of {@code server-config} as a process: its script {@code run} fetches the server, deploys the
 * packaged WAR and starts it. The folder {@code target/servers} gets the server and its log.
 */
final class ServerProcess implements AutoCloseable {

    /** Options of the virtual machine that runs a server under test. */
    static final String JAVA_OPTIONS = "-Xmx512m -Duser.timezone=America/New_York " + TestDatabase.H2_ON_LOOPBACK;

    /** The first compiler of the virtual machine only: a start and a few tests take half the processor time. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final int port = OwnService.freePort();
    private final Process process;

    /** @param settings the settings of the service, by name */
    ServerProcess(String name, Map<String, String> settings) {
        var servers = new File("target/servers");
        servers.mkdirs();
        var builder = new ProcessBuilder(Path.of("server-config", name, "run").toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(servers, name + ".log"));
        builder.environment().putAll(settings);
        builder.environment().put("LEADS_PORT", Integer.toString(port));
        builder.environment().put("JAVA_TOOL_OPTIONS", JAVA_OPTIONS + " " + QUICK_START);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the server to end, and kills what is left of it after a minute. */
    @Override
    public void close() throws InterruptedException {
        var all = process.descendants().toList();
        process.destroy();
        process.waitFor(1, TimeUnit.MINUTES);
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
