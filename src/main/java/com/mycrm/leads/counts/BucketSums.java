package com.mycrm.leads.counts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Leads counted into the buckets of every kind. */
final class BucketSums {

    /**
     * A row of {@code lead_counts}. Rows are written in this order, so that two writers wait for each other, not
     * deadlock.
     */
    record Bucket(BucketKind kind, long number, String status) implements Comparable<Bucket> {

        private static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::kind).thenComparing(Bucket::number).thenComparing(Bucket::status);

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The content of a bucket.
     *
     * @param firstBlock the {@link IdBlocks block} with the lowest ids that any of its leads has or had
     * @param lastBlock the block with the highest ids
     */
    record Sum(long leads, long firstBlock, long lastBlock) {

        static final Sum NONE = new Sum(0, Long.MAX_VALUE, Long.MIN_VALUE);

        Sum plus(Sum other) {
            return new Sum(
                    leads + other.leads, Math.min(firstBlock, other.firstBlock), Math.max(lastBlock, other.lastBlock));
        }

        /** Added to this sum, it makes the number right and the blocks wide enough. */
        Sum correctionTo(Sum counted) {
            return new Sum(counted.leads - leads, counted.firstBlock, counted.lastBlock);
        }

        boolean isRightFor(Sum counted) {
            return leads == counted.leads && firstBlock <= counted.firstBlock && lastBlock >= counted.lastBlock;
        }
    }

    private final Map<Bucket, Sum> sums = new HashMap<>();

    void add(DeltaKey key, long leads) {
        var sum = new Sum(leads, key.block(), key.block());
        add(BucketKind.ALL, 0, key, sum);
        add(BucketKind.USER, key.user(), key, sum);
        for (var field : DateField.values()) {
            var day = field.dayOf(key);
            add(field.day(), day, key, sum);
            add(field.month(), DayRange.month(day), key, sum);
        }
        add(BucketKind.BLOCK, key.block(), key, sum);
        add(BucketKind.BIG_BLOCK, IdBlocks.bigBlock(key.block()), key, sum);
    }

    private void add(BucketKind kind, long number, DeltaKey key, Sum sum) {
        add(new Bucket(kind, number, key.status()), sum);
    }

    void add(Bucket bucket, Sum sum) {
        sums.merge(bucket, sum, Sum::plus);
    }

    Sum of(Bucket bucket) {
        return sums.getOrDefault(bucket, Sum.NONE);
    }

    List<Bucket> buckets() {
        return List.copyOf(new TreeSet<>(sums.keySet()));
    }

    /** Added to these sums, it makes them right for what was counted. */
    BucketSums correctionTo(BucketSums counted) {
        var all = new TreeSet<>(sums.keySet());
        all.addAll(counted.sums.keySet());
        var correction = new BucketSums();
        for (var bucket : all) {
            if (!of(bucket).isRightFor(counted.of(bucket))) {
                correction.add(bucket, of(bucket).correctionTo(counted.of(bucket)));
            }
        }
        return correction;
    }
}
