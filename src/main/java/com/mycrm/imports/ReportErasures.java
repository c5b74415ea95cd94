package com.mycrm.imports;

import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Predicate;

/** Erases persons from the reports of imports, within the caller's transaction. */
@ApplicationScoped
public class ReportErasures {

    /** The detail of a line that named an erased person. */
    private static final String ERASED = "named a person who was erased";

    private static final int READ_AT_ONCE = 2_000;

    private record StoredViolation(long id, String text) {}

    @Inject
    Jdbc jdbc;

    /** Erases the lines of all reports that name a person. */
    public void erase(Predicate<String> isNamedIn) {
        var lines = violations(0);
        while (!lines.isEmpty()) {
            lines.stream()
                    .filter(line -> isNamedIn.test(line.text()))
                    .forEach(line -> jdbc.update(
                            "UPDATE import_violations SET column_name = '', detail = ? WHERE id = ?",
                            ERASED,
                            line.id()));
            lines = violations(lines.get(lines.size() - 1).id());
        }
    }

    private List<StoredViolation> violations(long after) {
        return jdbc.list(
                "SELECT id, CONCAT(column_name, ' ', detail) FROM import_violations WHERE id > ? ORDER BY id LIMIT ?",
                row -> new StoredViolation(row.getLong(1), row.getString(2)),
                after,
                READ_AT_ONCE);
    }

    /** Whether files wait or are being imported, which may bring the person again. */
    public boolean isImporting() {
        return jdbc.first(
                        "SELECT id FROM imports WHERE state IN ('receiving', 'queued', 'running') LIMIT 1", row -> true)
                .isPresent();
    }
}
