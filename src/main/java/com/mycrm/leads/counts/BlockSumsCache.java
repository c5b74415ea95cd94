package com.mycrm.leads.counts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.persistence.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many leads of some statuses the blocks hold: kept as they were read, and moved on by what was folded since. */
@ApplicationScoped
class BlockSumsCache {

    private static final int KEPT = 1_000;

    /** @param last of the buckets from {@code first} on, of this kind */
    private record Key(BucketKind kind, long first, long last, Set<String> statuses) {

        SortedMap<Long, Long> plus(SortedMap<Long, Long> leads, Collection<Delta> deltas) {
            var all = new TreeMap<>(leads);
            for (var delta : deltas) {
                var bucket = kind == BucketKind.BIG_BLOCK ? Blocks.big(delta.block()) : delta.block();
                var isOfStatus =
                        statuses.isEmpty() || statuses.contains(delta.alike().status());
                if (isOfStatus && first <= bucket && bucket <= last) {
                    all.merge(bucket, delta.leads(), Long::sum);
                }
            }
            return all;
        }
    }

    /** @param leads by bucket, of what was folded then */
    private record Sums(long folded, SortedMap<Long, Long> leads) {}

    private record Moment(Key key, long generation) {}

    private final Cache<Key, Sums> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private final Cache<Moment, Steps> made =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** Over all big blocks; nothing where more has been folded since that look. */
    Optional<Steps> bigBlocks(Set<String> statuses, Seen now) {
        return steps(new Key(BucketKind.BIG_BLOCK, 0, Long.MAX_VALUE, statuses), now);
    }

    /** Over the blocks of a big one; nothing where more has been folded since that look. */
    Optional<Steps> blocks(long big, Set<String> statuses, Seen now) {
        return steps(new Key(BucketKind.BLOCK, Blocks.firstBlock(big), Blocks.lastBlock(big), statuses), now);
    }

    private Optional<Steps> steps(Key key, Seen now) {
        var moment = new Moment(key, now.generation());
        var steps = made.getIfPresent(moment);
        if (steps == null) {
            var sums = sums(key, now);
            if (sums.folded != now.folded()) {
                return Optional.empty();
            }
            steps = Steps.over(key.plus(sums.leads, now.deltas().values()));
            made.put(moment, steps);
        }
        return Optional.of(steps);
    }

    /** From one look to a later one, between which none was missed. */
    void move(Seen before, Seen now) {
        var folded = before.folded(now);
        if (!folded.isEmpty()) {
            kept.asMap()
                    .replaceAll((key, sums) -> sums.folded == before.folded()
                            ? new Sums(now.folded(), key.plus(sums.leads, folded))
                            : sums);
        }
    }

    private Sums sums(Key key, Seen now) {
        var sums = kept.getIfPresent(key);
        if (sums == null || sums.folded != now.folded()) {
            sums = read(key);
            kept.put(key, sums);
        }
        return sums;
    }

    private static Sums read(Key key) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, key.kind.code, key.first, key.last);
        var sql = "SELECT state.folded, sums.bucket, sums.leads FROM lead_tally_state state LEFT JOIN"
                + " (SELECT bucket, SUM(leads) AS leads FROM lead_tallies WHERE kind = ? AND bucket BETWEEN ? AND ?"
                + LeadTotals.any("status", key.statuses, values) + " GROUP BY bucket) sums ON 1 = 1";
        var leads = new TreeMap<Long, Long>();
        var folded = Reads.rows(sql, values, row -> {
            if (row.getObject(2) != null) {
                leads.put(row.getLong(2), row.getLong(3));
            }
            return row.getLong(1);
        });
        return new Sums(folded.get(0), leads);
    }
}
