package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The process is stopped: its clients see no error, and nothing of it stays. */
class StopIT {

    /** As the JVM ends after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final String ROWS = "phone\n"
            + IntStream.range(0, 50_000).mapToObj(i -> "09" + (1_000_000 + i)).collect(Collectors.joining("\n"));

    /** On H2 only: the database plays no part. */
    @Test
    void aStopIsAnnouncedAndAKillLeavesNothingAfterTheNextStart() {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("stopped", TestDatabase.createEmpty("stopped"))) {
            service.startQuickly();
            service.start();
            var left = folder(service);
            assertTrue(Files.isDirectory(left), left::toString);
            service.kill();

            var api = service.start();
            assertFalse(Files.exists(left), left::toString);
            Eventually.get(service::output, text -> text.contains("To read and try it"));
            var imported = api.upload(Imports.PATH, Imports.CSV, ROWS.getBytes(StandardCharsets.UTF_8))
                    .expect(202)
                    .header("location");
            new Imports(api).until(imported, view -> view.getInt("rows_done") > 0);
            service.terminate();
            Eventually.get(() -> api.send("GET", "/health/ready", null).status(), status -> status == 503);
            assertEquals(200, api.get("/whatsapp-leads?per_page=1").status());
            Eventually.assertBecomes(false, () -> isListening(api));
            assertEquals(TERMINATED, service.ended());
            var output = service.output();
            var answered = output.indexOf("Stopping: all requests are answered");
            assertTrue(answered > 0, output);
            assertTrue(output.lastIndexOf("is left to another node, or to the next start", answered) > 0, output);
        }
    }

    /** Whether a new connection is answered; each answer must be 200. */
    private static boolean isListening(Api api) {
        try {
            api.get("/whatsapp-leads?per_page=1").expect(200);
            return true;
        } catch (IllegalStateException notListening) {
            return false;
        }
    }

    private static Path folder(OwnService service) {
        return Path.of(System.getProperty("java.io.tmpdir"), "whatsapp-leads-" + service.processId());
    }
}
