package com.mycrm.leads.counts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a page far into the order of ids begins, by how many leads each block of ids holds.
 *
 * <p>What was read once is kept and moved on by the deltas that were seen since, as long as none can have been missed: a
 * service whose leads change all the time would else read the same sums after each folding, and pass over the same leads
 * after each change.
 */
@ApplicationScoped
public class Places {

    private static final int KEPT = 20_000;

    /**
     * A place in the order of ids.
     *
     * @param generation how often leads had changed
     * @param leads in the whole list
     * @param id where to begin
     * @param pass how many leads to pass over from there
     * @param way by which it was found; null behind all leads
     */
    public record Place(long generation, long leads, long id, long pass, Way way) {

        private static Place behindAll(long generation, long leads) {
            return new Place(generation, leads, Long.MAX_VALUE, 0, null);
        }

        public boolean isBehindAll() {
            return way == null;
        }
    }

    /**
     * The way to a place.
     *
     * @param blocks from which on others come before it
     */
    record Way(Set<String> statuses, Steps blocks, long before, Seen seen) {

        /** The way to what comes so many leads later. */
        Way further(long leads) {
            return new Way(statuses, blocks, before + leads, seen);
        }

        Rank end() {
            var block = blocks.to(before);
            return new Rank(statuses, block.bucket(), before - block.passed(), seen.changed(block.bucket()));
        }
    }

    /**
     * The place of a lead within its block.
     *
     * @param before leads of the list in the block before it
     * @param since how often leads had changed when the block did last: with the same number it is the same lead
     */
    private record Rank(Set<String> statuses, long block, long before, long since) {}

    private final Cache<Rank, Long> starts =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    @Inject
    SeenChanges changes;

    @Inject
    BlockSumsCache sums;

    /**
     * Where it begins if no lead before it has changed since this node looked last: what is read by it tells.
     *
     * @param statuses of the leads in the list, empty for any
     * @param before how many leads of the list come before the page
     */
    public Optional<Place> known(Set<String> statuses, long before) {
        return changes.newest()
                .flatMap(then -> place(statuses, before, then))
                .filter(place -> !place.isBehindAll()); // there is nothing to be read
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

    /**
     * Keeps where the page after one begins.
     *
     * @param place of the one, read in the same generation
     * @param size how many leads it holds
     * @param last the id of its last lead
     */
    public void keep(Place place, int size, long last) {
        var next = place.way.further(size);
        if (next.before < next.blocks.leads()) {
            var end = next.end();
            if (starts.getIfPresent(end) == null) {
                // Not in a block before: what changes there would come between.
                starts.put(end, Math.max(last + 1, Blocks.firstId(end.block)));
            }
        }
    }

    private Optional<Place> once(Set<String> statuses, long before) {
        return changes.look().flatMap(now -> place(statuses, before, now));
    }

    private Optional<Place> place(Set<String> statuses, long before, Seen now) {
        return sums.bigBlocks(statuses, now).flatMap(bigs -> {
            if (bigs.leads() <= before) {
                return Optional.of(Place.behindAll(now.generation(), bigs.leads()));
            }
            var big = bigs.to(before);
            return sums.blocks(big.bucket(), statuses, now)
                    .map(blocks -> place(new Way(statuses, blocks, before - big.passed(), now), bigs.leads()));
        });
    }

    private Place place(Way way, long all) {
        var end = way.end();
        var start = starts.getIfPresent(end);
        return start == null
                ? new Place(way.seen.generation(), all, Blocks.firstId(end.block), end.before, way)
                : new Place(way.seen.generation(), all, start, 0, way);
    }
}
