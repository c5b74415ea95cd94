package com.mycrm.tallies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.database.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds where a page far into the order of ids begins, by how many leads each block of ids holds.
 *
 * <p>What the tallies say is kept until something is folded anew; the deltas beside them, which are few, until there is one
 * more.
 */
@ApplicationScoped
public class Places {

    private static final int KEPT = 1_000;

    private static final String UNFOLDED =
            "SELECT state.zone, state.folded, deltas.status, deltas.lead_block, deltas.leads"
                    + " FROM lead_tally_state state LEFT JOIN lead_deltas deltas ON 1 = 1";

    /**
     * A place in the order of ids.
     *
     * @param generation how often leads had changed
     * @param leads in the whole list
     * @param id where to begin
     * @param pass how many leads to pass over from there
     */
    public record Place(long generation, long leads, long id, long pass) {

        private static Place behindAll(long generation, long leads) {
            return new Place(generation, leads, Long.MAX_VALUE, 0);
        }

        public boolean isBehindAll() {
            return id == Long.MAX_VALUE;
        }
    }

    private record Row(boolean isCurrent, long folded, Delta delta) {}

    private record Delta(String status, long block, long leads) {}

    private record Unfolded(long folded, long generation, List<Delta> deltas) {

        /** Leads by block. */
        SortedMap<Long, Long> leads(Set<String> statuses) {
            var leads = new TreeMap<Long, Long>();
            for (var delta : deltas) {
                if (statuses.isEmpty() || statuses.contains(delta.status)) {
                    leads.merge(delta.block, delta.leads, Long::sum);
                }
            }
            return leads;
        }
    }

    private record Key(TallyKind kind, long first, Set<String> statuses) {}

    /** @param leads by bucket, of what was folded then */
    private record Sums(long folded, SortedMap<Long, Long> leads) {}

    /** @param passed leads before the bucket */
    private record Step(long bucket, long passed) {}

    private final Cache<Key, Sums> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    @Inject
    Tallies tallies;

    private volatile Unfolded newest;

    /**
     * Where it begins if nothing has changed since this node looked last: only what is read by it tells.
     *
     * @param statuses of the leads in the list, empty for any
     * @param before how many leads of the list come before the page
     */
    public Optional<Place> known(Set<String> statuses, long before) {
        return Optional.ofNullable(newest)
                .filter(then -> then.generation == tallies.newestGeneration())
                .flatMap(then -> place(statuses, before, then));
    }

    /**
     * Where it begins now.
     *
     * @return nothing where the tallies do not tell
     */
    public Optional<Place> find(Set<String> statuses, long before) {
        return once(statuses, before)
                .or(() -> once(statuses, before)); // what is folded in between makes the first one vain
    }

    private Optional<Place> once(Set<String> statuses, long before) {
        return unfolded().flatMap(now -> place(statuses, before, now));
    }

    private Optional<Place> place(Set<String> statuses, long before, Unfolded now) {
        var unfolded = now.leads(statuses);
        return bigs(statuses, now.folded, unfolded).flatMap(bigs -> {
            var all = bigs.values().stream().mapToLong(Long::longValue).sum();
            var big = step(bigs, before);
            return all <= before
                    ? Optional.of(Place.behindAll(now.generation, all))
                    : blocks(big.bucket, statuses, now.folded, unfolded).map(blocks -> {
                        var block = step(blocks, before - big.passed);
                        var pass = before - big.passed - block.passed;
                        return new Place(now.generation, all, Blocks.firstId(block.bucket), pass);
                    });
        });
    }

    private Optional<Unfolded> unfolded() {
        var rows = Reads.rows(
                UNFOLDED,
                List.of(),
                row -> new Row(
                        Tallies.isCurrent(row.getString(1)),
                        row.getLong(2),
                        new Delta(row.getString(3), row.getLong(4), row.getLong(5))));
        var state = rows.get(0);
        if (!state.isCurrent) {
            return Optional.empty();
        }
        var deltas = rows.stream()
                .map(Row::delta)
                .filter(delta -> delta.status != null)
                .toList();
        var now = new Unfolded(state.folded, tallies.seen(state.folded + deltas.size()), deltas);
        newest = now;
        return Optional.of(now);
    }

    private Optional<Map<Long, Long>> bigs(Set<String> statuses, long folded, SortedMap<Long, Long> unfolded) {
        return sums(TallyKind.BIG_BLOCK, 0, Long.MAX_VALUE, statuses, folded).map(sums -> {
            var bigs = new TreeMap<>(sums);
            unfolded.forEach((block, leads) -> bigs.merge(Blocks.big(block), leads, Long::sum));
            return bigs;
        });
    }

    private Optional<Map<Long, Long>> blocks(
            long big, Set<String> statuses, long folded, SortedMap<Long, Long> unfolded) {
        var first = Blocks.firstBlock(big);
        var last = Blocks.lastBlock(big);
        return sums(TallyKind.BLOCK, first, last, statuses, folded).map(sums -> {
            var blocks = new TreeMap<>(sums);
            unfolded.subMap(first, last + 1).forEach((block, leads) -> blocks.merge(block, leads, Long::sum));
            return blocks;
        });
    }

    /** The sums of the moment; nothing where more has been folded since. */
    private Optional<SortedMap<Long, Long>> sums(
            TallyKind kind, long first, long last, Set<String> statuses, long folded) {
        var key = new Key(kind, first, statuses);
        var sums = kept.getIfPresent(key);
        if (sums == null || sums.folded != folded) {
            sums = sums(kind, first, last, statuses);
            kept.put(key, sums);
        }
        return sums.folded == folded ? Optional.of(sums.leads) : Optional.empty();
    }

    private static Sums sums(TallyKind kind, long first, long last, Set<String> statuses) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, kind.code, first, last);
        var sql = "SELECT state.folded, sums.bucket, sums.leads FROM lead_tally_state state LEFT JOIN"
                + " (SELECT bucket, SUM(leads) AS leads FROM lead_tallies WHERE kind = ? AND bucket BETWEEN ? AND ?"
                + Tallies.any("status", statuses, values) + " GROUP BY bucket) sums ON 1 = 1";
        var leads = new TreeMap<Long, Long>();
        var folded = Reads.rows(sql, values, row -> {
            if (row.getObject(2) != null) {
                leads.put(row.getLong(2), row.getLong(3));
            }
            return row.getLong(1);
        });
        return new Sums(folded.get(0), leads);
    }

    /** To the bucket with the lead that so many others come before; behind the last where there are no more. */
    private static Step step(Map<Long, Long> leads, long before) {
        var passed = 0L;
        var behind = 0L;
        for (var bucket : leads.entrySet()) {
            if (passed + bucket.getValue() > before) {
                return new Step(bucket.getKey(), passed);
            }
            passed += bucket.getValue();
            behind = bucket.getKey() + 1;
        }
        return new Step(behind, passed);
    }
}
