package com.mycrm.imports;

import com.mycrm.api.text.DateOrder;
import com.mycrm.persistence.DatabaseClock;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An uploaded file and how much of it has been imported. Only the statements of {@link ImportStore} change it, so that
 * two nodes cannot overwrite each other.
 */
@Entity
@Table(name = "imports")
public class Import {

    static final String RECEIVING = "receiving";

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";

    /** The states of imports that have not ended. */
    static final List<String> UNFINISHED = List.of(RECEIVING, "queued", RUNNING);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String target;
    private String format;
    private String charset;
    private String state;
    private String reason;

    @Column(name = "dry_run")
    private boolean dryRun;

    @Column(name = "date_order")
    @Enumerated(EnumType.STRING)
    private DateOrder dateOrder;

    @Column(name = "column_map")
    private String columnMap;

    @Column(name = "match_by")
    private String match;

    private String actor;

    private String rights;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private long bytes;

    @Column(name = "bytes_done")
    private long bytesDone;

    @Column(name = "rows_done")
    private long rowsDone;

    @Column(name = "rows_failed")
    private long rowsFailed;

    @Column(insertable = false, updatable = false)
    private int attempts;

    protected Import() {}

    Import(String target, UploadType type, ImportOptions options, String actor, Set<String> rights) {
        this.target = target;
        format = type.format().name();
        charset = type.charset().name();
        dryRun = options.dryRun();
        dateOrder = options.dateOrder();
        columnMap = options.columns().text();
        match = options.match();
        this.actor = actor;
        this.rights = String.join(",", new TreeSet<>(rights));
        state = RECEIVING;
        createdAt = DatabaseClock.now();
    }

    Long id() {
        return id;
    }

    String target() {
        return target;
    }

    UploadType type() {
        return new UploadType(ImportFormat.valueOf(format), Charset.forName(charset));
    }

    /** Whether all of the file has been received. */
    boolean isComplete() {
        return !state.equals(RECEIVING);
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** The order of day and month in its dates, as the upload says; null for none. */
    DateOrder dateOrder() {
        return dateOrder;
    }

    ColumnMap columns() {
        return ColumnMap.ofText(columnMap);
    }

    /** The member by which rows are found again; null for what the file shows. */
    String match() {
        return match;
    }

    String actor() {
        return actor;
    }

    /** The rights of the actor when the file was uploaded. */
    Set<String> rights() {
        return Set.of(rights.split(","));
    }

    long rowsDone() {
        return rowsDone;
    }

    /** The nodes that began with the rows after {@link #rowsDone}, this one included. */
    int attempts() {
        return attempts;
    }

    ImportView view(Instant now) {
        var end = endedAt == null ? now : endedAt;
        var seconds = startedAt == null ? 0 : Math.max(1, end.getEpochSecond() - startedAt.getEpochSecond());
        return new ImportView(
                id,
                target,
                state,
                dryRun,
                dateOrder == null ? null : dateOrder.word(),
                columns().fields(),
                match,
                rowsDone,
                rowsFailed,
                seconds == 0 ? 0 : rowsDone / seconds,
                secondsLeft(seconds),
                createdAt,
                startedAt,
                endedAt,
                reason,
                "/imports/" + id + "/report");
    }

    /** Null for a workbook, because the number of its rows is not known before they are read. */
    private Long secondsLeft(long seconds) {
        return state.equals(RUNNING) && bytesDone > 0 && !format.equals(ImportFormat.XLSX.name())
                ? Math.round((double) seconds * (bytes - bytesDone) / bytesDone)
                : null;
    }
}
