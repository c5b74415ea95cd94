package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mycrm.events.EventQueriesTester;
import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeliveryPlannerTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private final DeliveryPlanner planner = new DeliveryPlanner();

    @Test
    void eventsThatNobodyGetsCostTheSameHoweverManyWebhooksThereAre() {
        planner.webhooks = new WebhookQueries();
        planner.log = EventQueriesTester.of(DATABASE);
        planner.deliveries = new DeliveryPlans();
        planner.deliveries.jdbc = DATABASE.jdbc();
        assertEquals(List.of("1 1"), planned(1));
        var ofOne = DATABASE.takeStatements().size();
        assertEquals(List.of("100 2"), planned(99));
        assertEquals(ofOne, DATABASE.takeStatements().size());
    }

    /** The positions of all webhooks, each with its number of webhooks, after these were added and an event came. */
    private List<String> planned(int added) {
        var jdbc = planner.deliveries.jdbc;
        jdbc.update("INSERT INTO events (seq, event_id, type, subject, subject_id, occurred_at, actor, data)"
                + " SELECT COUNT(*) + 1, 'evt', 'user.created', 'user', 1, 0, 'key:k', '{}' FROM events");
        for (var i = 0; i < added; i++) {
            jdbc.update("INSERT INTO webhooks (url, types, filters, active, secret, position, created_at, updated_at,"
                    + " version) SELECT 'https://example.com', '[\"lead.created\"]', '{}', TRUE, '',"
                    + " COUNT(*) - 1, 0, 0, 1 FROM events");
        }
        jdbc.update("UPDATE event_positions SET last_seq = (SELECT COUNT(*) FROM events)");
        planner.webhooks.em = DATABASE.persistence().createEntityManager();
        DATABASE.takeStatements();
        assertFalse(planner.plan());
        return jdbc.list(
                "SELECT COUNT(*), position FROM webhooks GROUP BY position",
                row -> row.getLong(1) + " " + row.getLong(2));
    }
}
