package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountMaintenanceTest {

    private record Table(int number, String table) implements CountedTable {}

    private static void check(Table... tables) {
        CountMaintenance.checkNumbers(List.of(tables));
    }

    @Test
    void twoTablesWithOneNumberAreRefused() {
        assertDoesNotThrow(() -> check(new Table(1, "whatsapp_leads"), new Table(2, "email_leads")));
        var refusal = assertThrows(
                IllegalStateException.class, () -> check(new Table(1, "whatsapp_leads"), new Table(1, "chats")));
        assertEquals("The tables whatsapp_leads and chats have the same number", refusal.getMessage());
    }
}
