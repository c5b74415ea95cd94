package com.mycrm.imports;

import com.mycrm.api.text.DateOrders;
import com.mycrm.persistence.TransactionConflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private boolean areDatesRead;
    private long done;
    private UnreadableFile failure;

    ImportRun(ImportStore store, Import running, ImportTarget target) {
        this.store = store;
        this.running = running;
        this.target = target;
        dateOrders = new DateOrders(running.dateOrder());
        areDatesRead = dateOrders.isGiven();
        done = running.rowsDone();
    }

    Result run(BooleanSupplier isStopped) throws IOException {
        var result = store(isStopped);
        if (result.isEmpty()) {
            result = readDates(isStopped);
        }
        return result.isPresent() ? result.get() : store(isStopped).orElseThrow();
    }

    /** Stores the rows. Returns how that ended; empty if the dates of all rows must be read first. */
    private Optional<Result> store(BooleanSupplier isStopped) throws IOException {
        var content = content();
        try (var rows = open(content)) {
            store.warn(running.id(), rows.warnings());
            var interruption = skip(rows, done, isStopped);
            while (interruption.isEmpty() && !isStopped.getAsBoolean()) {
                var batch = new RowBatch(next(rows), done, content.position(), dateOrders);
                if (batch.rows().isEmpty()) {
                    return Optional.of(finished(done));
                }
                if (!areDatesRead && batch.rows().stream().anyMatch(DateOrderFinder::hasAmbiguousDate)) {
                    return Optional.empty();
                }
                checkRight(batch.rows());
                if (!TransactionConflict.retry(() -> isStored(batch))) {
                    return Optional.of(Result.LOST);
                }
                done = batch.rowsAfter();
            }
            return interruption.or(() -> Optional.of(Result.STOPPED));
        }
    }

    private RowReader open(ChunkInputStream content) throws IOException {
        return running.type().open(content, FileColumns.of(target, running.columns(), running.match()));
    }

    private ChunkInputStream content() {
        return new ChunkInputStream(chunk -> store.chunk(running.id(), chunk));
    }

    /**
     * Reads the dates of the whole file, because some can be several days: each row is stored by the same order of day
     * and month, whichever node stores it.
     */
    private Optional<Result> readDates(BooleanSupplier isStopped) throws IOException {
        areDatesRead = true;
        failure = null;
        try (var rows = new DateOrderFinder(open(content()), dateOrders)) {
            return skip(rows, Long.MAX_VALUE, isStopped);
        }
    }

    /** Reads so many rows, or all. Returns how the import ended meanwhile; empty if it goes on. */
    private Optional<Result> skip(RowReader rows, long count, BooleanSupplier isStopped) throws IOException {
        for (var i = 1L; i <= count && rows.next() != null; i++) {
            if (i % RENEWED == 0 && isStopped.getAsBoolean()) {
                return Optional.of(Result.STOPPED);
            }
            if (i % RENEWED == 0 && !isHeld()) {
                return Optional.of(Result.LOST);
            }
        }
        return Optional.empty();
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

    /** The right is asked here, because only its columns show that a file is an export. */
    private void checkRight(List<ImportRow> rows) throws UnreadableFile {
        if (rows.stream().anyMatch(ImportRow::isById) && !running.rights().contains(target.changeRight())) {
            throw new UnreadableFile(
                    "The file is an export of this service. Its rows change the objects of their ids, which needs the"
                            + " right " + target.changeRight() + "; with ?match=" + target.key()
                            + " they are taken as new");
        }
    }

    private boolean isStored(RowBatch batch) {
        return running.isDryRun()
                ? store.advance(running.id(), batch, store.tryOut(running, target, batch))
                : store.store(running, target, batch);
    }
}
