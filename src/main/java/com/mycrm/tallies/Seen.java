package com.mycrm.tallies;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
 */
record Seen(long generation, long folded, Map<Long, Delta> deltas, long since, Map<Long, Long> changes) {

    private static final int BLOCKS = 1_000;

    static Seen first(long generation, long folded, Map<Long, Delta> deltas) {
        return new Seen(generation, folded, deltas, generation, Map.of());
    }

    /** The same, with what is known from an earlier look. */
    Seen after(Seen before) {
        if (folded - before.folded != before.folded(this).size()) {
            return this;
        }
        var known = new HashMap<>(before.changes);
        deltas.forEach((id, delta) -> {
            if (!before.deltas.containsKey(id)) {
                known.put(delta.block(), generation);
            }
        });
        return known.size() > BLOCKS ? this : new Seen(generation, folded, deltas, before.since, known);
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
}
