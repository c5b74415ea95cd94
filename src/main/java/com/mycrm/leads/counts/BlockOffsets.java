package com.mycrm.leads.counts;

import com.mycrm.persistence.QueryRunner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a page far into the list begins in the order of ids, by the number of leads in each block of ids. Its
 * queries must run in one snapshot with the page's.
 */
@ApplicationScoped
public class BlockOffsets {

    /**
     * A place in the order of ids.
     *
     * @param firstId from which on the leads of the block are
     * @param skip leads of the list between that id and the place, fewer than a block has ids
     */
    public record Start(long firstId, long skip) {}

    private record BlockSum(long block, long leads) {}

    /**
     * @param table of the leads
     * @param statuses of the leads in the list; empty for any
     * @param offset leads of the list before the place
     * @return empty where the list has no more leads than that
     */
    public Optional<Start> find(QueryRunner snapshot, CountedTable table, Set<String> statuses, long offset) {
        return find(bigBlocks(snapshot, table, statuses), offset)
                .flatMap(big -> find(blocks(snapshot, table, statuses, big.firstId()), big.skip()))
                .map(start -> new Start(IdBlocks.firstId(start.firstId()), start.skip()));
    }

    /** The block in which the place is, as the first component, and what remains to be skipped in it. */
    private static Optional<Start> find(List<BlockSum> sums, long offset) {
        var rest = offset;
        for (var sum : sums) {
            if (rest < sum.leads()) {
                return Optional.of(new Start(sum.block(), rest));
            }
            rest -= sum.leads();
        }
        return Optional.empty();
    }

    private static List<BlockSum> bigBlocks(QueryRunner snapshot, CountedTable table, Set<String> statuses) {
        return sums(
                snapshot,
                table,
                new BucketRange(BucketKind.BIG_BLOCK, 0, Long.MAX_VALUE),
                "FLOOR(lead_block / " + IdBlocks.BLOCKS + ")",
                statuses);
    }

    private static List<BlockSum> blocks(
            QueryRunner snapshot, CountedTable table, Set<String> statuses, long bigBlock) {
        var first = IdBlocks.firstBlock(bigBlock);
        return sums(
                snapshot,
                table,
                new BucketRange(BucketKind.BLOCK, first, first + IdBlocks.BLOCKS - 1),
                "lead_block",
                statuses);
    }

    /** @param blockOfDelta the expression for the block of a delta */
    private static List<BlockSum> sums(
            QueryRunner snapshot, CountedTable table, BucketRange blocks, String blockOfDelta, Set<String> statuses) {
        var values = new ArrayList<Object>(List.of(table.number()));
        var folded = "SELECT bucket AS block, leads FROM lead_counts WHERE list = ? AND " + blocks.condition(values)
                + LeadTotals.anyOf("status", statuses, values);
        var pending = "SELECT " + blockOfDelta + " AS block, leads FROM lead_count_deltas WHERE list = ? AND "
                + blockOfDelta + " BETWEEN ? AND ?";
        Collections.addAll(values, table.number(), blocks.first(), blocks.last());
        pending += LeadTotals.anyOf("status", statuses, values);
        return snapshot.list(
                "SELECT block, SUM(leads) FROM (" + folded + " UNION ALL " + pending
                        + ") sums GROUP BY block ORDER BY block",
                row -> new BlockSum(row.getLong(1), row.getLong(2)),
                values.toArray());
    }
}
