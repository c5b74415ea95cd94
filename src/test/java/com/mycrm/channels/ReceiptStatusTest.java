package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.LeadStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptStatusTest {

    @ParameterizedTest
    @CsvSource({
        "accepted, PENDING",
        "scheduled, PENDING",
        "queued, PENDING",
        "sending, PENDING",
        "sent, PENDING",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "played, DELIVERED",
        "failed, NOT_DELIVERED",
        "undelivered, NOT_DELIVERED",
        "canceled, NOT_DELIVERED"
    })
    void wordIsALeadStatus(String word, LeadStatus status) {
        assertEquals(Optional.of(status), ReceiptStatus.of(word).leadStatus());
    }

    @Test
    void unknownWordIsNoLeadStatus() {
        assertEquals(Optional.empty(), ReceiptStatus.of("deleted").leadStatus());
    }

    @Test
    void statusOfAMessageGoesForwardOnly() {
        var words = List.of("accepted", "sent", "failed", "delivered", "read", "played");
        for (var i = 0; i < words.size(); i++) {
            var status = ReceiptStatus.of(words.get(i));
            assertTrue(status.isAfter(null));
            for (var j = 0; j < words.size(); j++) {
                assertEquals(i > j, status.isAfter(ReceiptStatus.of(words.get(j))), i + " " + j);
            }
        }
        assertFalse(ReceiptStatus.of("deleted").isAfter(null));
        assertTrue(ReceiptStatus.of("sent").isAfter(ReceiptStatus.of("deleted")));
    }

    @Test
    void failureHasAReason() {
        assertEquals("131026 Undeliverable", new ReceiptStatus("failed", "131026", "Undeliverable").reason());
        assertEquals("131026", new ReceiptStatus("failed", "131026", null).reason());
        assertEquals("undelivered", ReceiptStatus.of("undelivered").reason());
    }

    @Test
    void otherStatusHasNoReason() {
        assertEquals(null, new ReceiptStatus("delivered", "1", "x").reason());
        assertEquals(null, new ReceiptStatus("deleted", "1", "x").reason());
    }

    @Test
    void textsFitTheirColumns() {
        var status = new ReceiptStatus("s".repeat(50), "c".repeat(50), "t".repeat(200));
        assertEquals(new ReceiptStatus("s".repeat(40), "c".repeat(40), "t".repeat(149)), status);
    }
}
