package com.mycrm.tallies;

import com.mycrm.tallies.TallyChanges.Alike;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leads counted up into the buckets of every kind. */
final class TallySum {

    /** One row of the tallies. Rows are written in their order, so that two writers of many wait and do not deadlock. */
    record Bucket(TallyKind kind, long number, String status) {

        static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::kind).thenComparing(Bucket::number).thenComparing(Bucket::status);
    }

    private final Map<Bucket, Long> sums = new HashMap<>();

    void add(Alike lead, long leads) {
        add(TallyKind.ALL, 0, lead, leads);
        add(TallyKind.USER, lead.user(), lead, leads);
        add(TallyKind.DATE_DAY, lead.date(), lead, leads);
        add(TallyKind.CREATED_DAY, lead.created(), lead, leads);
        add(TallyKind.UPDATED_DAY, lead.updated(), lead, leads);
        add(TallyKind.DATE_MONTH, Days.month(lead.date()), lead, leads);
        add(TallyKind.CREATED_MONTH, Days.month(lead.created()), lead, leads);
        add(TallyKind.UPDATED_MONTH, Days.month(lead.updated()), lead, leads);
        add(TallyKind.BLOCK, lead.block(), lead, leads);
        add(TallyKind.BIG_BLOCK, Blocks.big(lead.block()), lead, leads);
    }

    void add(Bucket bucket, long leads) {
        sums.merge(bucket, leads, Long::sum);
    }

    private void add(TallyKind kind, long number, Alike lead, long leads) {
        add(new Bucket(kind, number, lead.status()), leads);
    }

    long of(Bucket bucket) {
        return sums.getOrDefault(bucket, 0L);
    }

    /** The buckets whose sum is not nought, in order. */
    List<Bucket> buckets() {
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(Map.Entry::getKey)
                .sorted(Bucket.ORDER)
                .toList();
    }
}
