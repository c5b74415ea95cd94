package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadStatusTest {

    private static Set<LeadStatus> receiptsThatMove(LeadStatus from) {
        var moving = EnumSet.noneOf(LeadStatus.class);
        for (var receipt : LeadStatus.values()) {
            if (from.yieldsTo(receipt)) {
                moving.add(receipt);
            }
        }
        return moving;
    }

    @Test
    void receiptsMoveOnward() {
        assertEquals(EnumSet.of(LeadStatus.NOT_DELIVERED, LeadStatus.DELIVERED), receiptsThatMove(LeadStatus.PENDING));
        assertEquals(EnumSet.of(LeadStatus.DELIVERED), receiptsThatMove(LeadStatus.NOT_DELIVERED));
        assertEquals(Set.of(), receiptsThatMove(LeadStatus.DELIVERED));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PENDING", "DELIVERED", "NOT_DELIVERED"})
    void receiptsLeaveWhatAPersonHasSet(LeadStatus status) {
        assertEquals(Set.of(), receiptsThatMove(status));
    }

    @ParameterizedTest
    @EnumSource
    void wordIsParsedBack(LeadStatus status) {
        assertEquals(status, LeadStatus.of(status.word()));
    }
}
