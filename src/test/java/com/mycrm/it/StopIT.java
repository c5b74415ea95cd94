package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The process is stopped: its clients see no error, and nothing of it stays. */
class StopIT {

    /** As the JVM ends after SIGTERM. */
    private static final int TERMINATED = 143;

    @Test
    void aStopIsAnnouncedAndAKillLeavesNothingAfterTheNextStart() {
        try (var service = new OwnService("stopped", TestDatabase.createEmpty("stopped"))) {
            service.start();
            var left = folder(service);
            assertTrue(Files.isDirectory(left), left::toString);
            service.kill();

            var api = service.start();
            assertFalse(Files.exists(left), left::toString);
            Eventually.get(service::output, text -> text.contains("To read and try it"));
            api.token();
            service.terminate();
            Eventually.get(() -> api.send("GET", "/health/ready", null).status(), status -> status == 503);
            assertEquals(200, api.get("/whatsapp-leads?per_page=1").status());
            Eventually.assertBecomes(false, () -> isListening(api));
            assertEquals(TERMINATED, service.ended());
            assertTrue(service.output().contains("Stopping: all requests are answered"), service::output);
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
