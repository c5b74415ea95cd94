package com.mycrm.leads.counts;

import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Leads counted up into the buckets of every kind. */
final class BucketSums {

    /** One row of the tallies. Rows are written in their order, so that two writers of many wait and do not deadlock. */
    record Bucket(BucketKind kind, long number, String status) implements Comparable<Bucket> {

        private static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::kind).thenComparing(Bucket::number).thenComparing(Bucket::status);

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What is in a bucket.
     *
     * @param first the block with the lowest ids that any lead of it has or had
     * @param last the block with the highest
     */
    record Tally(long leads, long first, long last) {

        static final Tally NONE = new Tally(0, Long.MAX_VALUE, Long.MIN_VALUE);

        Tally plus(Tally other) {
            return new Tally(leads + other.leads, Math.min(first, other.first), Math.max(last, other.last));
        }

        /** What is to be added to this one so that it holds another's leads, and no block of them is outside. */
        Tally lacking(Tally other) {
            return new Tally(other.leads - leads, other.first, other.last);
        }

        boolean isRightFor(Tally counted) {
            return leads == counted.leads && first <= counted.first && last >= counted.last;
        }
    }

    private final Map<Bucket, Tally> sums = new HashMap<>();

    void add(DeltaKey lead, long leads) {
        var tally = new Tally(leads, lead.block(), lead.block());
        add(BucketKind.ALL, 0, lead, tally);
        add(BucketKind.USER, lead.user(), lead, tally);
        add(BucketKind.DATE_DAY, lead.date(), lead, tally);
        add(BucketKind.CREATED_DAY, lead.created(), lead, tally);
        add(BucketKind.UPDATED_DAY, lead.updated(), lead, tally);
        add(BucketKind.DATE_MONTH, DayRange.month(lead.date()), lead, tally);
        add(BucketKind.CREATED_MONTH, DayRange.month(lead.created()), lead, tally);
        add(BucketKind.UPDATED_MONTH, DayRange.month(lead.updated()), lead, tally);
        add(BucketKind.BLOCK, lead.block(), lead, tally);
        add(BucketKind.BIG_BLOCK, Blocks.big(lead.block()), lead, tally);
    }

    void add(Bucket bucket, Tally tally) {
        sums.merge(bucket, tally, Tally::plus);
    }

    private void add(BucketKind kind, long number, DeltaKey lead, Tally tally) {
        add(new Bucket(kind, number, lead.status()), tally);
    }

    Tally of(Bucket bucket) {
        return sums.getOrDefault(bucket, Tally.NONE);
    }

    List<Bucket> buckets() {
        return List.copyOf(new TreeSet<>(sums.keySet()));
    }

    /** What is to be added to this, so that it is right for what was counted. */
    BucketSums lacking(BucketSums counted) {
        var all = new TreeSet<>(sums.keySet());
        all.addAll(counted.sums.keySet());
        var lacking = new BucketSums();
        for (var bucket : all) {
            if (!of(bucket).isRightFor(counted.of(bucket))) {
                lacking.add(bucket, of(bucket).lacking(counted.of(bucket)));
            }
        }
        return lacking;
    }
}
