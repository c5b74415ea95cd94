package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.leads.calls.Calls;
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
                """, written(LeadFilters.KIND, "user", "1", "2"));
        assertEquals("""
                {"time":"2023-07-20T22:55:29Z","actor":"key:demo","field":"lead","old":null,"new":3}\
                """, written(new Calls(), "lead", null, "3"));
        assertEquals("""
                {"time":"2023-07-20T22:55:29Z","actor":"key:demo","field":"phone","old":"1","new":null}\
                """, written(new Calls(), "phone", "1", null));
    }

    private static String written(LeadKind<?, ?> kind, String field, String from, String to) {
        return written(new LeadHistory.Entry(
                TIME, "key:demo", field, LeadHistory.value(kind, field, from), LeadHistory.value(kind, field, to)));
    }

    private static String written(LeadHistory.Entry entry) {
        return JsonConfiguration.jsonb().toJson(entry);
    }
}
