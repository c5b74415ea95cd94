package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.Texts;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The imports in the database: every step of one is a statement that says what it expects, so that of several nodes, or of
 * one that was thought dead, a single one goes on.
 */
@Stateless
public class ImportStore {

    private static final Duration OWNED = Duration.ofSeconds(15);
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int LONGEST_COLUMN = 200;
    private static final int LONGEST_DETAIL = 500;

    @PersistenceContext
    EntityManager em;

    /** Begins one whose content is still to come. */
    public long begin(Import begun) {
        em.persist(begun);
        em.flush();
        return begun.id();
    }

    public void append(long id, int chunk, byte[] data) {
        update("INSERT INTO import_chunks (import_id, seq, data) VALUES (?, ?, ?)", id, chunk, data);
    }

    /** Lets it be taken up, now that all of its content is there. */
    public void queue(long id, long bytes) {
        update("UPDATE imports SET state = 'queued', bytes = ? WHERE id = ? AND state = 'receiving'", bytes, id);
    }

    /** Forgets one. */
    public void discard(long id) {
        update("DELETE FROM import_chunks WHERE import_id = ?", id);
        update("DELETE FROM import_faults WHERE import_id = ?", id);
        update("DELETE FROM imports WHERE id = ?", id);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<ImportView> view(long id) {
        return Optional.ofNullable(em.find(Import.class, id))
                .filter(found -> !found.state().equals(Import.RECEIVING))
                .map(found -> found.view(Instant.now()));
    }

    /** Whether there was something left to cancel. What was imported stays. */
    public boolean cancel(long id) {
        var cancelled = update(
                        "UPDATE imports SET state = 'cancelled', ended_at = ? WHERE id = ? AND state IN ('queued', 'running')",
                        now(),
                        id)
                == 1;
        if (cancelled) {
            update("DELETE FROM import_chunks WHERE import_id = ?", id);
        }
        return cancelled;
    }

    /**
     * Takes the oldest import that nobody is at.
     *
     * @throws ClaimFailed where the database does not answer
     */
    public Optional<Import> claim(String owner) {
        try {
            return waiting().filter(found -> isClaimed(found.id(), owner));
        } catch (PersistenceException e) {
            throw new ClaimFailed(e);
        }
    }

    private Optional<Import> waiting() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Import.class);
        var root = query.from(Import.class);
        query.select(root)
                .where(cb.or(
                        cb.equal(root.get(Import_.state), Import.QUEUED),
                        cb.and(
                                cb.equal(root.get(Import_.state), Import.RUNNING),
                                cb.lessThan(root.get(Import_.ownedUntil), System.currentTimeMillis()))))
                .orderBy(cb.asc(root.get(Import_.id)));
        return em.createQuery(query).setMaxResults(1).getResultStream().findFirst();
    }

    private boolean isClaimed(long id, String owner) {
        var millis = System.currentTimeMillis();
        return update(
                        "UPDATE imports SET state = 'running', owner = ?, owned_until = ?,"
                                + " started_at = COALESCE(started_at, ?)"
                                + " WHERE id = ? AND (state = 'queued' OR state = 'running' AND owned_until < ?)",
                        owner,
                        millis + OWNED.toMillis(),
                        now(),
                        id,
                        millis)
                == 1;
    }

    /** Lets another node take it up at once. */
    public void release(long id, String owner) {
        update("UPDATE imports SET owned_until = 0 WHERE id = ? AND owner = ? AND state = 'running'", id, owner);
    }

    /** @param reason why it failed, else null */
    public void end(long id, String owner, String state, String reason) {
        var ended = update(
                "UPDATE imports SET state = ?, reason = ?, ended_at = ? WHERE id = ? AND owner = ? AND state = 'running'",
                state,
                reason,
                now(),
                id,
                owner);
        if (ended == 1) {
            update("DELETE FROM import_chunks WHERE import_id = ?", id);
        }
    }

    /**
     * Keeps the rows and that they are kept, or neither.
     *
     * @param bytes how much of the content has been read
     * @throws ImportLost where it was cancelled, or another node has it
     */
    public void step(Import running, String owner, ImportTarget target, List<FileRow> rows, long before, long bytes) {
        advance(running, owner, rows, kept(running, target, rows), before, bytes);
    }

    /** Throws what {@link #step} would find wrong, so that nothing is kept. */
    public void attempt(Import running, ImportTarget target, List<FileRow> rows) {
        throw new DryRunRollback(kept(running, target, rows));
    }

    private static List<List<Violation>> kept(Import running, ImportTarget target, List<FileRow> rows) {
        var readable =
                rows.stream().map(FileRow::object).filter(Objects::nonNull).toList();
        var found = target.keep(readable, running.actor(), running.mayUpdate()).iterator();
        return rows.stream()
                .map(row -> row.object() == null ? row.faults() : found.next())
                .toList();
    }

    /** Says that rows have been read, and what was wrong with them. */
    public void advance(
            Import running, String owner, List<FileRow> rows, List<List<Violation>> faults, long before, long bytes) {
        var failed = faults.stream().filter(found -> !found.isEmpty()).count();
        var advanced = update(
                "UPDATE imports SET rows_done = ?, rows_failed = rows_failed + ?, bytes_done = ?, owned_until = ?"
                        + " WHERE id = ? AND owner = ? AND state = 'running' AND rows_done = ?",
                before + rows.size(),
                failed,
                bytes,
                System.currentTimeMillis() + OWNED.toMillis(),
                running.id(),
                owner,
                before);
        if (advanced == 0) {
            throw new ImportLost();
        }
        if (failed > 0) {
            try {
                report(em.unwrap(Connection.class), running.id(), rows, faults);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot keep the faults of an import", e);
            }
        }
    }

    /** Says at the beginning, and once, which columns mean nothing. */
    public void warn(long id, List<String> columns) {
        if (faults(id, 0, 1).isEmpty()) {
            columns.forEach(column -> update(
                    "INSERT INTO import_faults (import_id, row_no, column_name, detail)"
                            + " VALUES (?, 1, ?, 'is unknown and was ignored')",
                    id,
                    Texts.truncate(column, LONGEST_COLUMN)));
        }
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public byte[] chunk(long id, int chunk) {
        var found = em.createNativeQuery("SELECT data FROM import_chunks WHERE import_id = ? AND seq = ?")
                .setParameter(1, id)
                .setParameter(2, chunk)
                .getResultList();
        return found.isEmpty() ? new byte[0] : (byte[]) found.get(0);
    }

    /** The next faults after this one. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @SuppressWarnings("unchecked") // rows of a native query
    public List<ImportFault> faults(long id, long after, int most) {
        List<Object[]> rows = em.createNativeQuery("SELECT id, row_no, column_name, detail FROM import_faults"
                        + " WHERE import_id = ? AND id > ? ORDER BY id")
                .setParameter(1, id)
                .setParameter(2, after)
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(row -> new ImportFault(
                        ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2], (String) row[3]))
                .toList();
    }

    /** Uploads that were broken off by the end of a node, and what ended long ago. */
    @Schedule(hour = "*", minute = "43", persistent = false)
    @SuppressWarnings("unchecked") // ids of a native query
    public void discardOld() {
        List<Number> ids = em.createNativeQuery(
                        "SELECT id FROM imports WHERE state = 'receiving' AND created_at < ?" + " OR ended_at < ?")
                .setParameter(1, Instant.now().minus(ABANDONED).getEpochSecond())
                .setParameter(2, Instant.now().minus(REMEMBERED).getEpochSecond())
                .getResultList();
        ids.forEach(id -> discard(id.longValue()));
    }

    private static void report(Connection connection, long id, List<FileRow> rows, List<List<Violation>> faults)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO import_faults (import_id, row_no, column_name, detail) VALUES (?, ?, ?, ?)")) {
            for (var i = 0; i < rows.size(); i++) {
                for (var fault : faults.get(i)) {
                    statement.setLong(1, id);
                    statement.setLong(2, rows.get(i).number());
                    statement.setString(3, Texts.truncate(column(fault), LONGEST_COLUMN));
                    statement.setString(4, Texts.truncate(fault.detail(), LONGEST_DETAIL));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static String column(Violation fault) {
        return fault.pointer().replaceFirst("^/", "").replace('/', '.');
    }

    private int update(String sql, Object... values) {
        var query = em.createNativeQuery(sql);
        for (var i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.executeUpdate();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
