package com.mycrm.leads.counts;

/**
 * Blocks of neighbouring ids and big blocks of neighbouring blocks. The number of leads in each of them shows where a
 * page far into the list begins.
 */
final class IdBlocks {

    /** Ids of a block. */
    static final long IDS = 1_024;

    /** Blocks of a big block. */
    static final long BLOCKS = 128;

    private IdBlocks() {}

    static long block(long id) {
        return Math.floorDiv(id, IDS);
    }

    static long bigBlock(long block) {
        return Math.floorDiv(block, BLOCKS);
    }

    static long firstId(long block) {
        return block * IDS;
    }

    static long firstBlock(long bigBlock) {
        return bigBlock * BLOCKS;
    }
}
