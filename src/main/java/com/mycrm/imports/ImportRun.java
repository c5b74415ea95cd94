package com.mycrm.imports;

import com.mycrm.api.text.DateOrders;
import com.mycrm.persistence.TransactionConflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads the file of one import from its beginning, skips the rows that are stored already, and stores the others in
 * batches.
 */
final class ImportRun {

    static final int BATCH = 1_000;

    /** Characters of the rows of a batch at most, except of its last row. */
    private static final int LARGEST = 1024 * 1024;

    /** Rows that are read without being stored before the lease is renewed. */
    private static final int RENEWED = 10_000;

    /** How a run ended: at the end of the file, because the node stops, or because the node lost the import. */
    enum Result {
        FINISHED,
        STOPPED,
        LOST
    }

    private final ImportStore store;
    private final Import running;
    private final ImportTarget target;
    private final DateOrders dateOrders;
    private boolean isDateRead;
    private UnreadableFile failure;

    ImportRun(ImportStore store, Import running, ImportTarget target) {
        this.store = store;
        this.running = running;
        this.target = target;
        dateOrders = new DateOrders(running.dateOrder());
        isDateRead = dateOrders.isGiven();
    }

    Result run(BooleanSupplier isStopped) throws IOException {
        var content = content();
        try (var rows = running.type().open(content, target)) {
            store.warn(running.id(), rows.warnings());
            if (!isSkipped(rows, running.rowsDone())) {
                return Result.LOST;
            }
            for (var done = running.rowsDone(); !isStopped.getAsBoolean(); ) {
                var next = next(rows);
                if (!areDatesRead(next)) {
                    return Result.LOST;
                }
                var batch = new RowBatch(next, done, content.position(), dateOrders);
                if (batch.rows().isEmpty()) {
                    return finished(done);
                }
                if (!TransactionConflict.retry(() -> isStored(batch))) {
                    return Result.LOST;
                }
                done = batch.rowsAfter();
            }
            return Result.STOPPED;
        }
    }

    private ChunkInputStream content() {
        return new ChunkInputStream(chunk -> store.chunk(running.id(), chunk));
    }

    /** Reads so many rows, or all. Returns false if the node has lost the import meanwhile. */
    private boolean isSkipped(RowReader rows, long count) throws IOException {
        for (var i = 1L; i <= count; i++) {
            if (rows.next() == null) {
                return true;
            }
            if (i % RENEWED == 0 && !isHeld()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the dates of the whole file, if one of these rows has a date that can be several days: each row is stored
     * by the same order of day and month, whichever node stores it. Returns false if the node has lost the import
     * meanwhile.
     */
    private boolean areDatesRead(List<ImportRow> next) throws IOException {
        if (isDateRead || next.stream().noneMatch(DateOrderFinder::hasAmbiguousDate)) {
            return true;
        }
        isDateRead = true;
        try (var rows = new DateOrderFinder(running.type().open(content(), target), dateOrders)) {
            return isSkipped(rows, Long.MAX_VALUE);
        }
    }

    private boolean isHeld() {
        return TransactionConflict.retry(() -> store.renew(running.id()));
    }

    private Result finished(long rows) {
        if (rows == 0) {
            store.warn(running.id(), List.of(new RowViolation(1, "", "is all that the file has; no row follows")));
        }
        return Result.FINISHED;
    }

    /**
     * The next rows. Those before a place that cannot be read are returned first, so that they are stored before the
     * import fails.
     */
    private List<ImportRow> next(RowReader rows) throws IOException {
        if (failure != null) {
            throw failure;
        }
        var next = new ArrayList<ImportRow>();
        try {
            var length = 0L;
            while (next.size() < BATCH && length < LARGEST) {
                var row = rows.next();
                if (row == null) {
                    break;
                }
                next.add(row);
                length += row.length();
            }
        } catch (UnreadableFile e) {
            if (next.isEmpty()) {
                throw e;
            }
            failure = e;
        }
        return next;
    }

    private boolean isStored(RowBatch batch) {
        return running.isDryRun()
                ? store.advance(running.id(), batch, store.tryOut(running, target, batch))
                : store.store(running, target, batch);
    }
}
