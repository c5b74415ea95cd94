package com.mycrm.imports;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;

/**
 * An import as the API shows it.
 *
 * @param dateOrder the order of day and month that the upload says, otherwise null
 * @param map the members that the upload says columns are, by their headings; an empty text to ignore one
 * @param match the member by which the upload says rows are found again, otherwise null
 * @param rowsDone rows that were read, including the failed ones
 * @param rowsPerSecond average since the start
 * @param secondsLeft estimate by the average speed; null if it does not run
 * @param reason why it failed, otherwise null
 * @param report path of its report
 */
@JsonbPropertyOrder({
    "id",
    "target",
    "state",
    "dryRun",
    "dateOrder",
    "map",
    "match",
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
        String dateOrder,
        Map<String, String> map,
        String match,
        long rowsDone,
        long rowsFailed,
        long rowsPerSecond,
        Long secondsLeft,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        String reason,
        String report) {}
