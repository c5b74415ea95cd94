package com.mycrm.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.app.launcher.LineFormatter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A process that ends, seen from a process that does not. */
class OutOfMemoryTest {

    @Test
    void processOfAnotherServerGoesOn() {
        assertDoesNotThrow(() -> OutOfMemory.endProcess(new OutOfMemoryError("test")));
    }

    @Test
    void processOfThisServiceEndsAlsoForACause() throws Exception {
        assertEquals(OutOfMemory.STATUS, statusOf("cause"));
    }

    @Test
    void processEndsForAnErrorThatTheServerCatchesAndLogs() throws Exception {
        assertEquals(OutOfMemory.STATUS, statusOf("log"));
    }

    @Test
    void otherFailuresEndNoProcess() throws Exception {
        assertEquals(0, statusOf("other"));
    }

    private static int statusOf(String failure) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add("-D" + Setting.OWN_PROCESS + "=true");
        command.addAll(List.of(Process.class.getName(), failure));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** The main class of the other process. */
    static final class Process {

        public static void main(String[] arguments) {
            switch (arguments[0]) {
                case "cause" ->
                    OutOfMemory.endProcess(new IllegalStateException(new RuntimeException(new OutOfMemoryError())));
                case "log" -> {
                    var record = new LogRecord(Level.SEVERE, "A request failed");
                    record.setThrown(new OutOfMemoryError());
                    new LineFormatter().format(record);
                }
                default -> OutOfMemory.endProcess(new StackOverflowError());
            }
        }
    }
}
