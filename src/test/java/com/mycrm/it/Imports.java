package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Uploads files of rows, waits for their imports and reads the reports. */
record Imports(Api api) {

    static final String PATH = "/whatsapp-leads/import";
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The import of a file, after its end. */
    JsonObject run(String path, String type, String file) {
        return run(path, type, file.getBytes(StandardCharsets.UTF_8));
    }

    JsonObject run(String path, String type, byte[] file) {
        return ended(api.upload(path, type, file).expect(202).header("location"));
    }

    JsonObject ended(String location) {
        return until(location, view -> !List.of("queued", "running").contains(view.getString("state")));
    }

    /** The import as soon as it meets the condition, within three minutes. */
    JsonObject until(String location, Predicate<JsonObject> condition) {
        return Eventually.get(Duration.ofMinutes(3), () -> api.json(location).getJsonObject("import"), condition);
    }

    /** The report of an import that has ended. */
    String report(JsonObject ended) {
        var report = api.get(ended.getString("report")).expect(200);
        assertEquals("text/csv;charset=UTF-8", report.header("content-type"));
        return report.body().replace("\r\n", "\n");
    }
}
