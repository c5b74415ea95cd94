package com.mycrm.imports;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/**
 * An import as the API shows it.
 *
 * @param rowsDone rows that were read, the failed ones among them
 * @param rowsPerSecond since it was started
 * @param secondsLeft while it runs, at the speed so far
 * @param reason why it failed
 * @param report where the faults of its rows are
 */
@JsonbNillable
@JsonbPropertyOrder({
    "id",
    "target",
    "state",
    "dryRun",
    "rowsDone",
    "rowsFailed",
    "rowsPerSecond",
    "secondsLeft",
    "createdAt",
    "startedAt",
    "endedAt",
    "reason",
    "report"
})
public record ImportView(
        long id,
        String target,
        String state,
        boolean dryRun,
        long rowsDone,
        long rowsFailed,
        long rowsPerSecond,
        Long secondsLeft,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        String reason,
        String report) {

    /** The envelope of an import. */
    public record Document(@JsonbProperty("import") ImportView value) {}
}
