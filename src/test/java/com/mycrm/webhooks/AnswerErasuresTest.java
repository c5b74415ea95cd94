package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.events.EventsErased;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AnswerErasuresTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    @Test
    void answersToErasedEventsAreErasedAndWhatIsBeingSentIsSentAgain() {
        var erasures = new AnswerErasures();
        erasures.jdbc = database.jdbc();
        for (var id : List.of(1, 2)) {
            erasures.jdbc.update(
                    "INSERT INTO webhooks (id, url, types, filters, active, secret, position, created_at,"
                            + " updated_at, version) VALUES (?, 'https://example.com', '[]', '{}', TRUE, '', 0, 0, 0, 1)",
                    id);
        }
        add(1, 1, "whatsapp.created", 7, "done");
        add(1, 2, "message.received", 7, "done");
        add(1, 3, "whatsapp.deleted", 7, "sending");
        add(1, 4, "whatsapp.created", 8, "done");
        add(2, 1, "whatsapp.created", 7, "failed");
        erasures.erase(new EventsErased(new Subject("whatsapp", 7), "whatsapp"));
        assertEquals(
                List.of(
                        "1 1 done null null",
                        "1 2 done 7 null",
                        "1 3 waiting null null",
                        "1 4 done 8 null",
                        "2 1 failed null null"),
                erasures.jdbc.list(
                        "SELECT webhook_id, seq, state, answer, owner FROM webhook_deliveries ORDER BY id",
                        row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4) + " " + row.getString(5)));
    }

    private void add(long webhook, long event, String type, long lead, String state) {
        database.jdbc()
                .update(
                        "INSERT INTO webhook_deliveries (webhook_id, seq, type, subject, subject_id, state, due_at,"
                                + " answer, owner) VALUES (?, ?, ?, 'whatsapp', ?, ?, 0, ?, ?)",
                        webhook,
                        event,
                        type,
                        lead,
                        state,
                        String.valueOf(lead),
                        state.equals("sending") ? "node" : null);
    }
}
