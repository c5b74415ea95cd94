package com.mycrm.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.Charset;
import java.time.Instant;

/** A file that was sent to be imported, and how far that is. Once it is queued, only {@link ImportStore}'s statements change it. */
@Entity
@Table(name = "imports")
public class Import {

    /** The states of an import. Lower case, as they are on the wire and in the database. */
    static final String RECEIVING = "receiving";

    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

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

    private String actor;

    @Column(name = "may_update")
    private boolean mayUpdate;

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

    private String owner;

    @Column(name = "owned_until")
    private long ownedUntil;

    protected Import() {}

    Import(String target, ImportFormat format, Charset charset, boolean dryRun, String actor, boolean mayUpdate) {
        this.target = target;
        this.format = format.name();
        this.charset = charset.name();
        this.dryRun = dryRun;
        this.actor = actor;
        this.mayUpdate = mayUpdate;
        state = RECEIVING;
        createdAt = Instant.now();
    }

    Long id() {
        return id;
    }

    String target() {
        return target;
    }

    ImportFormat format() {
        return ImportFormat.valueOf(format);
    }

    Charset charset() {
        return Charset.forName(charset);
    }

    String state() {
        return state;
    }

    boolean isDryRun() {
        return dryRun;
    }

    String actor() {
        return actor;
    }

    boolean mayUpdate() {
        return mayUpdate;
    }

    long rowsDone() {
        return rowsDone;
    }

    ImportView view(Instant now) {
        var end = endedAt == null ? now : endedAt;
        var seconds = startedAt == null ? 0 : Math.max(1, end.getEpochSecond() - startedAt.getEpochSecond());
        return new ImportView(
                id,
                target,
                state,
                dryRun,
                rowsDone,
                rowsFailed,
                seconds == 0 ? 0 : rowsDone / seconds,
                left(seconds),
                createdAt,
                startedAt,
                endedAt,
                reason,
                "/imports/" + id + "/report");
    }

    /** Of a workbook nobody knows how many rows are to come. */
    private Long left(long seconds) {
        return state.equals(RUNNING) && bytesDone > 0 && format() != ImportFormat.XLSX
                ? Math.round((double) seconds * (bytes - bytesDone) / bytesDone)
                : null;
    }
}
