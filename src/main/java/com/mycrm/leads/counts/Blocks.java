package com.mycrm.leads.counts;

/** Blocks of neighbouring ids: how many leads a page far into the list has before it need not be counted one by one. */
final class Blocks {

    private static final int BLOCK_BITS = 10;
    private static final int BIG_BITS = 7;

    private Blocks() {}

    static long of(long id) {
        return id >> BLOCK_BITS;
    }

    static long big(long block) {
        return block >> BIG_BITS;
    }

    static long firstId(long block) {
        return block << BLOCK_BITS;
    }

    static long firstBlock(long big) {
        return big << BIG_BITS;
    }

    static long lastBlock(long big) {
        return firstBlock(big + 1) - 1;
    }
}
