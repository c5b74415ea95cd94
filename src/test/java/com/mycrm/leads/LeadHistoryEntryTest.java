package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadHistoryEntryTest {

    private static final Instant TIME = Instant.parse("2023-07-20T22:55:29Z");

    @Test
    void creationHasNullForBothValues() {
        assertEquals("""
                {"time":"2023-07-20T22:55:29Z","actor":null,"field":"created","old":null,"new":null}\
                """, written(new LeadHistory.Entry(TIME, null, "created", null, null)));
    }

    @Test
    void changeHasIdsAsNumbersAndTextsAsTexts() {
        assertEquals("""
                {"time":"2023-07-20T22:55:29Z","actor":"key:demo","field":"user","old":1,"new":2}\
                """, written(new LeadHistory.Entry(TIME, "key:demo", "user", 1L, 2L)));
        assertEquals("""
                {"time":"2023-07-20T22:55:29Z","actor":"key:demo","field":"phone","old":"1","new":null}\
                """, written(new LeadHistory.Entry(TIME, "key:demo", "phone", "1", null)));
    }

    private static String written(LeadHistory.Entry entry) {
        return JsonConfiguration.jsonb().toJson(entry);
    }
}
