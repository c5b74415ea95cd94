package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.StoredText;
import com.mycrm.jobs.Lease;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes imports in the database.
 *
 * <p>These are statements and not changes of the entity, because each of them states the owner and the progress that it
 * expects: if several nodes work on one import, the statements of all but one change nothing.
 */
@Stateless
@TranslatesConflicts
public class ImportStore {

    private static final Lease LEASE = new Lease(Duration.ofSeconds(15));
    private static final String CLAIMABLE = "state IN ('queued', 'running') AND " + Lease.FREE;
    private static final String HELD = "id = ? AND state = 'running' AND " + LEASE.held();

    private static final int LONGEST_REASON = 500;
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @Resource
    SessionContext context;

    /** Stores an import whose content follows. */
    public long begin(Import begun) {
        em.persist(begun);
        em.flush();
        return begun.id();
    }

    public void append(long id, int chunk, byte[] data) {
        jdbc.update("INSERT INTO import_chunks (import_id, seq, data) VALUES (?, ?, ?)", id, chunk, data);
    }

    /** Releases an import to the workers, because all of its content is stored. */
    public void queue(long id, long bytes) {
        jdbc.update("UPDATE imports SET state = 'queued', bytes = ? WHERE id = ? AND state = 'receiving'", bytes, id);
    }

    public void discard(long id) {
        discardContent(id);
        jdbc.update("DELETE FROM import_violations WHERE import_id = ?", id);
        jdbc.update("DELETE FROM imports WHERE id = ?", id);
    }

    /** Ends an import that has not ended yet. Rows that were imported stay. */
    public void cancel(long id) {
        var cancelled = jdbc.update(
                "UPDATE imports SET state = 'cancelled', ended_at = " + Lease.NOW
                        + " WHERE id = ? AND state IN ('queued', 'running')",
                id);
        if (cancelled == 1) {
            discardContent(id);
        }
    }

    /**
     * Acquires the oldest import that no node holds. Imports whose target or format this version does not know are left
     * to nodes of a newer version.
     */
    public Optional<Long> claim(Collection<String> targets) {
        var formats = Stream.of(ImportFormat.values()).map(Enum::name).toList();
        return jdbc.first(
                        "SELECT id FROM imports WHERE " + CLAIMABLE + " AND target IN (" + Jdbc.marks(targets)
                                + ") AND format IN (" + Jdbc.marks(formats) + ") ORDER BY id LIMIT 1",
                        row -> row.getLong(1),
                        Stream.concat(targets.stream(), formats.stream()).toArray())
                .filter(this::acquire);
    }

    /** A node that goes on after its own failure is no further attempt: it is still there. */
    private boolean acquire(long id) {
        return jdbc.update(
                        "UPDATE imports SET state = 'running', started_at = COALESCE(started_at, " + Lease.NOW + "), "
                                + "attempts = CASE WHEN " + LEASE.held() + " THEN attempts ELSE attempts + 1 END, "
                                + LEASE.acquire() + " WHERE id = ? AND " + CLAIMABLE,
                        id)
                == 1;
    }

    /**
     * Keeps an import while its file is read and no row is stored.
     *
     * @return false if the import was cancelled or belongs to another node
     */
    public boolean renew(long id) {
        return jdbc.update("UPDATE imports SET " + LEASE.acquire() + " WHERE " + HELD, id) == 1;
    }

    /** Counts no attempt before this one: a failure of the database ended them, and no node. */
    public void resetAttempts(long id) {
        jdbc.update("UPDATE imports SET attempts = 1 WHERE " + HELD, id);
    }

    /** Lets any node continue the import at once. */
    public void release(long id) {
        jdbc.update("UPDATE imports SET attempts = 0, " + Lease.RELEASE + " WHERE " + HELD, id);
    }

    /** @param reason why it failed, otherwise null */
    public void end(long id, String state, String reason) {
        var ended = jdbc.update(
                "UPDATE imports SET state = ?, reason = ?, ended_at = " + Lease.NOW + " WHERE " + HELD,
                state,
                reason == null ? null : StoredText.truncate(reason, LONGEST_REASON),
                id);
        if (ended == 1) {
            discardContent(id);
        }
    }

    private void discardContent(long id) {
        jdbc.update("DELETE FROM import_chunks WHERE import_id = ?", id);
    }

    /** One chunk of the content, empty after the last. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public byte[] chunk(long id, int chunk) {
        return jdbc.first(
                        "SELECT data FROM import_chunks WHERE import_id = ? AND seq = ?",
                        row -> row.getBytes(1),
                        id,
                        chunk)
                .orElse(new byte[0]);
    }

    /**
     * Stores rows together with the progress of their import.
     *
     * @return false if the import was cancelled or belongs to another node; then nothing is stored
     */
    public boolean store(Import running, ImportTarget target, RowBatch batch) {
        var advanced = advance(running.id(), batch, stored(running, target, batch));
        if (!advanced) {
            context.setRollbackOnly();
        }
        return advanced;
    }

    /** The violations that {@link #store} would report. Nothing is stored. */
    public List<List<Violation>> tryOut(Import running, ImportTarget target, RowBatch batch) {
        var violations = stored(running, target, batch);
        context.setRollbackOnly();
        return violations;
    }

    private static List<List<Violation>> stored(Import running, ImportTarget target, RowBatch batch) {
        var objects = batch.rows().stream()
                .filter(ImportRow::isReadable)
                .map(row -> RequestObject.ofRow(target.prepare(row.object()), batch.dateOrders()))
                .toList();
        target.store(objects, running.actor(), running.rights());
        var stored = objects.iterator();
        return batch.rows().stream()
                .map(row -> row.isReadable() ? stored.next().faults() : row.violations())
                .toList();
    }

    /**
     * Stores the progress of an import and the violations of its rows, and renews the lease.
     *
     * @return false if the import was cancelled, belongs to another node, or has another progress than expected
     */
    public boolean advance(long id, RowBatch batch, List<List<Violation>> violations) {
        var failed = violations.stream().filter(found -> !found.isEmpty()).count();
        var advanced = jdbc.update(
                        "UPDATE imports SET rows_done = ?, rows_failed = rows_failed + ?, bytes_done = ?,"
                                + " attempts = 1, " + LEASE.acquire() + " WHERE " + HELD + " AND rows_done = ?",
                        batch.rowsAfter(),
                        failed,
                        batch.bytesRead(),
                        id,
                        batch.rowsBefore())
                == 1;
        if (advanced) {
            report(id, lines(batch.rows(), violations));
        }
        return advanced;
    }

    /** Adds warnings about the whole file to the report, unless the report has lines already. */
    public void warn(long id, List<RowViolation> warnings) {
        if (jdbc.first("SELECT id FROM import_violations WHERE import_id = ? LIMIT 1", row -> true, id)
                .isEmpty()) {
            report(id, warnings);
        }
    }

    private static List<RowViolation> lines(List<ImportRow> rows, List<List<Violation>> violations) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> Stream.concat(
                        rows.get(i).warnings().stream(),
                        violations.get(i).stream().map(violation -> RowViolation.of(rows.get(i), violation))))
                .toList();
    }

    private void report(long id, List<RowViolation> lines) {
        jdbc.insertBatch(
                "INSERT INTO import_violations (import_id, row_no, column_name, detail) VALUES (?, ?, ?, ?)",
                lines,
                line -> new Object[] {id, line.row(), line.column(), line.detail()});
    }

    /** Deletes uploads that were broken off by the end of their node, and imports that ended long ago. */
    @Schedule(hour = "*", minute = "43", persistent = false)
    public void discardOld() {
        var now = DatabaseClock.now();
        jdbc.list(
                        "SELECT id FROM imports WHERE state = 'receiving' AND created_at < ? OR ended_at < ?",
                        row -> row.getLong(1),
                        now.minus(ABANDONED).getEpochSecond(),
                        now.minus(REMEMBERED).getEpochSecond())
                .forEach(this::discard);
    }
}
