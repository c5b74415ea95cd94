package com.mycrm.leads.counts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What this node saw of the changes of leads when it looked.
 *
 * <p>One look tells what the one before it did not: which deltas came, and which were folded. As many as were folded in all
 * show that none came and went unseen. Then a block without a delta since an earlier look is as it was at that.
 *
 * @param generation how often leads had changed
 * @param folded deltas, ever
 * @param deltas that are not folded yet, by their ids
 * @param since the generation before which nothing is known
 * @param changes the generation of each block in which it was seen to have changed last, where that is after {@code since}
 * @param came the last deltas that came after {@code since}, in the order in which they were seen
 */
record Seen(
        long generation,
        long folded,
        Map<Long, Delta> deltas,
        long since,
        NavigableMap<Long, Long> changes,
        List<Came> came) {

    private static final int BLOCKS = 1_000;
    private static final int CAME = 1_000;

    /** @param generation of the look that showed it first */
    record Came(long generation, Delta delta) {}

    static Seen first(long generation, long folded, Map<Long, Delta> deltas) {
        return new Seen(generation, folded, deltas, generation, new TreeMap<>(), List.of());
    }

    /** The same, with what is known from an earlier look. */
    Seen after(Seen before) {
        if (folded - before.folded != before.folded(this).size()) {
            return this;
        }
        var known = new TreeMap<>(before.changes);
        var all = new ArrayList<>(before.came);
        deltas.forEach((id, delta) -> {
            if (!before.deltas.containsKey(id)) {
                known.put(delta.block(), generation);
                all.add(new Came(generation, delta));
            }
        });
        var last = all.subList(Math.max(0, all.size() - CAME), all.size());
        return known.size() > BLOCKS
                ? this
                : new Seen(generation, folded, deltas, before.since, known, List.copyOf(last));
    }

    boolean missedNothingSince(Seen before) {
        return since == before.since;
    }

    /** What has been folded since. */
    Collection<Delta> folded(Seen now) {
        return deltas.entrySet().stream()
                .filter(delta -> !now.deltas.containsKey(delta.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
    }

    /** The generation in which a block changed last, as far as that is known. */
    long changed(long block) {
        return changes.getOrDefault(block, since);
    }

    /** Whether it is known that neither a block nor any before it has changed after a generation. */
    boolean isUntouched(long block, long from) {
        return from >= since && changes.headMap(block, true).values().stream().allMatch(changed -> changed <= from);
    }

    /**
     * How many leads more there are of a kind in one generation than in another before it.
     *
     * <p>A delta that a look shows first came in any generation since the look before: only between looks it is known.
     *
     * @return nothing where it is not known
     */
    Optional<Long> more(Predicate<Delta> isOfKind, long from, long to) {
        if (from >= to) {
            return Optional.empty();
        }
        var between = came.subList(behind(from), behind(to));
        var isAll = between.size() == to - from && between.get(between.size() - 1).generation == to;
        return isAll
                ? Optional.of(between.stream()
                        .map(Came::delta)
                        .filter(isOfKind)
                        .mapToLong(Delta::leads)
                        .sum())
                : Optional.empty();
    }

    /** Those asked about are mostly the last. */
    private int behind(long generation) {
        var at = came.size();
        while (at > 0 && came.get(at - 1).generation > generation) {
            at--;
        }
        return at;
    }
}
