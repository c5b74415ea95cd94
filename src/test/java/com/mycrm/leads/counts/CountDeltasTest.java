package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountDeltasTest {

    private static final Instant TIME = Instant.parse("2023-11-20T00:00:00Z");
    private static final long OTHER_BLOCK = 5 * IdBlocks.IDS;

    private final CountDeltas deltas = new CountDeltas(null, ZoneOffset.UTC);

    private static CountedLead lead(long id, String status) {
        return new CountedLead(id, status, 1, TIME, TIME, TIME);
    }

    private void change(long id, String from, String to) {
        deltas.remove(lead(id, from));
        deltas.add(lead(id, to));
    }

    /** As "block status leads", of each row. */
    private List<String> rows() {
        return deltas.rows().stream()
                .map(row -> row.getKey().block() + " " + row.getKey().status() + " " + row.getValue())
                .sorted()
                .toList();
    }

    @Test
    void newLeadIsOneMore() {
        deltas.add(lead(1, "pending"));
        assertEquals(List.of("0 pending 1"), rows());
    }

    @Test
    void changedStatusIsOneLessAndOneMore() {
        change(1, "pending", "delivered");
        assertEquals(List.of("0 delivered 1", "0 pending -1"), rows());
    }

    @Test
    void changeOfUncountedFieldIsOneRowAllTheSame() {
        change(1, "pending", "pending");
        assertEquals(List.of("0 pending 0"), rows());
    }

    @Test
    void changesThatCancelOutLeaveOneRow() {
        change(1, "pending", "delivered");
        change(2, "delivered", "pending");
        assertEquals(1, rows().size());
        assertEquals("0", rows().get(0).substring(rows().get(0).length() - 1));
    }

    @Test
    void leadsOfTwoBlocksAreTwoRows() {
        deltas.add(lead(1, "pending"));
        deltas.add(lead(OTHER_BLOCK, "pending"));
        assertEquals(List.of("0 pending 1", "5 pending 1"), rows());
    }

    @Test
    void noChangeIsNoRow() {
        assertEquals(List.of(), rows());
    }
}
