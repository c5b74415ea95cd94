package com.mycrm.leads.counts;

import com.mycrm.persistence.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells what has changed of leads since something was read of them, so that what no change has touched need not be read
 * again. After a change one look at the deltas serves all readers of this node.
 */
@ApplicationScoped
public class SeenChanges {

    private static final String LOOK = "SELECT deltas.*, state.zone, state.folded FROM lead_tally_state state"
            + " LEFT JOIN (" + CountStore.DELTAS + ") deltas ON 1 = 1";

    /** Looked at more often, they will have changed again before what was seen is of use. */
    private static final long PAUSE_NANOS = 10_000_000;

    private record Row(boolean isCurrent, long folded, long id, Delta delta) {}

    @Inject
    LeadTotals tallies;

    @Inject
    BlockSumsCache sums;

    private volatile Seen newest;
    private long looked = System.nanoTime() - PAUSE_NANOS;

    /**
     * Whether it is known that no lead with an id up to this one has changed.
     *
     * @param from the generation after which
     * @param to the generation until which at least
     */
    public boolean isUntouched(long lastId, long from, long to) {
        return from == to
                || from < to
                        && upTo(to).filter(seen -> seen.isUntouched(Blocks.of(lastId), from))
                                .isPresent();
    }

    /**
     * How many leads more there are of what was asked in one generation than in another before it.
     *
     * @return nothing where it is not known
     */
    public Optional<Long> more(CountQuery asked, long from, long to) {
        return asked.counted().flatMap(isCounted -> upTo(to).flatMap(seen -> seen.more(isCounted, from, to)));
    }

    /** As this node saw them last. */
    Optional<Seen> newest() {
        return Optional.ofNullable(newest);
    }

    /** As they are now; nothing where the tallies are not of this node's zone. */
    Optional<Seen> look() {
        var rows = Reads.rows(
                LOOK,
                List.of(),
                row -> new Row(
                        LeadTotals.isCurrent(row.getString(9)),
                        row.getLong(10),
                        row.getLong(1),
                        row.getString(2) == null ? null : new Delta(CountStore.alike(row), row.getLong(8))));
        var state = rows.get(0);
        if (!state.isCurrent) {
            return Optional.empty();
        }
        var deltas = rows.stream().filter(row -> row.delta != null).collect(Collectors.toMap(Row::id, Row::delta));
        return Optional.of(following(Seen.first(tallies.seen(state.folded + deltas.size()), state.folded, deltas)));
    }

    /** As they were in this generation or after it; nothing where this node has looked just now and not seen it. */
    private Optional<Seen> upTo(long generation) {
        return seen(generation).or(() -> {
            synchronized (this) { // of those who ask at once, one looks
                return seen(generation).or(this::lookAgain).filter(seen -> seen.generation() >= generation);
            }
        });
    }

    private Optional<Seen> lookAgain() {
        if (System.nanoTime() - looked < PAUSE_NANOS) {
            return Optional.empty();
        }
        try {
            return look();
        } finally {
            looked = System.nanoTime();
        }
    }

    private Optional<Seen> seen(long generation) {
        return newest().filter(seen -> seen.generation() >= generation);
    }

    /** Moves on what is kept. Whoever looked at the same time and is late by that has what it saw, and nothing more. */
    private synchronized Seen following(Seen now) {
        var before = newest;
        if (before != null && (now.generation() < before.generation() || now.folded() < before.folded())) {
            return now;
        }
        newest = before == null ? now : now.after(before);
        if (before != null && newest.missedNothingSince(before)) {
            sums.move(before, now);
        }
        return newest;
    }
}
