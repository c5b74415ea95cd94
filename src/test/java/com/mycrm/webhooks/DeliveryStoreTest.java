package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.text.JsonFactory;
import com.mycrm.events.EventView;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.events.RecordedEvents;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.webhooks.DeliveryStore.Claimed;
import com.mycrm.webhooks.Webhook.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final String URL = "https://example.com";
    private static final DeliveryResult DONE = new DeliveryResult(200, "ok", null);
    private static final DeliveryResult REFUSED = new DeliveryResult(500, "no", null);

    private final DeliveryPlans plans = new DeliveryPlans();
    private final DeliveryStore store = new DeliveryStore();
    private final RecordedEvents events = new RecordedEvents();

    @BeforeEach
    void oneWebhook() {
        plans.jdbc = DATABASE.jdbc();
        store.jdbc = plans.jdbc;
        store.health = new WebhookHealth();
        store.health.jdbc = plans.jdbc;
        store.health.events = events;
        store.jdbc.update("DELETE FROM webhook_deliveries");
        store.jdbc.update("DELETE FROM webhooks");
        store.jdbc.update("INSERT INTO webhooks (id, url, types, filters, active, secret, position, created_at,"
                + " updated_at, version) VALUES (1, '" + URL + "', '[]', '{}', TRUE, '', 0, 0, 0, 1)");
    }

    /** An event of each of these leads, in this order. */
    private static List<EventView> events(long first, long... leads) {
        return LongStream.range(0, leads.length)
                .mapToObj(i -> new EventView(
                        first + i,
                        "evt_" + i,
                        "whatsapp.updated",
                        new Subject("whatsapp", leads[(int) i]),
                        Instant.EPOCH,
                        JsonFactory.JSON.createObjectBuilder().build(),
                        null,
                        "key:k",
                        ExpandedObjects.NONE))
                .toList();
    }

    private boolean plan(long from, long... leads) {
        return plans.plan(1, from, from + leads.length, events(from + 1, leads));
    }

    private List<String> states() {
        return store.jdbc.list(
                "SELECT seq, state FROM webhook_deliveries ORDER BY id",
                row -> row.getLong(1) + " " + row.getString(2));
    }

    private void makeDue() {
        store.jdbc.update("UPDATE webhook_deliveries SET due_at = 0 WHERE state = 'waiting'");
    }

    private Claimed claimed() {
        return store.claim(1, 1).get(0);
    }

    private Optional<String> end(Claimed delivery, DeliveryResult result) {
        return store.end(delivery, URL, result);
    }

    @Test
    void laterEventsOfAnObjectAreHeldUntilTheOneBeforeHasEnded() {
        assertTrue(plan(0, 7, 8, 7));
        assertTrue(plan(3, 7, 9));
        assertEquals(List.of("1 waiting", "2 waiting", "3 held", "4 held", "5 waiting"), states());
        var first = claimed();
        end(first, REFUSED);
        assertEquals("3 held", states().get(2));
        makeDue();
        end(claimed(), DONE);
        assertEquals(List.of("1 done", "2 waiting", "3 waiting", "4 held", "5 waiting"), states());
    }

    @Test
    void eventsArePlannedOnceAndForActiveWebhooksOnly() {
        assertTrue(plan(0, 1));
        assertFalse(plan(0, 1));
        store.jdbc.update("UPDATE webhooks SET active = FALSE");
        assertFalse(plan(1, 2));
        assertEquals(List.of("1 waiting"), states());
    }

    @Test
    void manyEventsArePlannedAtOnce() {
        assertTrue(plan(0, LongStream.range(0, 1_000).map(i -> i % 600).toArray()));
        assertEquals(
                List.of("held 400", "waiting 600"),
                store.jdbc.list(
                        "SELECT state, COUNT(*) FROM webhook_deliveries GROUP BY state ORDER BY state",
                        row -> row.getString(1) + " " + row.getLong(2)));
    }

    @Test
    void replayGoesOnInStepsAndEnds() {
        plan(0, 1, 2);
        store.jdbc.update("UPDATE webhooks SET replay_id = 99, replay_after = 0, replay_to = 2");
        assertTrue(plans.replay(new Replay(1, 99, 0, 2), 1, events(1, 1)));
        assertFalse(plans.replay(new Replay(1, 99, 0, 2), 1, events(1, 1)));
        assertTrue(plans.replay(new Replay(1, 99, 1, 2), 2, events(2, 2)));
        assertFalse(plans.replay(new Replay(1, 99, 2, 2), 3, events(3, 3)));
        assertEquals(List.of("1 waiting", "2 waiting", "1 held", "2 held"), states());
    }

    @Test
    void retryOfAnEndedDeliveryLetsNothingOvertake() {
        plan(0, 7, 7, 7);
        end(claimed(), DONE);
        var second = claimed();
        var first = store.jdbc
                .list("SELECT MIN(id) FROM webhook_deliveries", row -> row.getLong(1))
                .get(0);
        assertTrue(store.retry(1, first));
        end(claimed(), DONE);
        assertEquals(List.of("1 done", "2 sending", "3 held"), states());
        assertFalse(store.retry(1, second.id()));
        end(second, DONE);
        assertEquals(List.of("1 done", "2 done", "3 waiting"), states());
    }

    @Test
    void lastAttemptAndAnEventThatIsNoLongerKeptLetTheNextOneBeSent() {
        plan(0, 7, 7, 7);
        store.jdbc.update("UPDATE webhook_deliveries SET attempts = 9 WHERE seq = 1");
        end(claimed(), REFUSED);
        assertEquals(List.of("1 failed", "2 waiting", "3 held"), states());
        store.jdbc.update("UPDATE webhooks SET failing_since = NULL");
        end(claimed(), DeliveryResult.EXPIRED);
        assertEquals(List.of("1 failed", "2 failed", "3 waiting"), states());
        assertEquals(0, count("failing_since IS NOT NULL"));
    }

    @Test
    void retryByHandIsSentBeforeAllThatBecameDueMeanwhile() {
        plan(0, 7, 8, 9);
        makeDue();
        var last = store.jdbc.single("SELECT MAX(id) FROM webhook_deliveries", row -> row.getLong(1));
        assertTrue(store.retry(1, last));
        assertEquals(last, claimed().id());
    }

    @Test
    void testIsSentBeforeAllThatBecameDueMeanwhile() {
        plan(0, 7, 8);
        makeDue();
        var test = new EventView(
                3,
                "evt_test",
                WebhookEvents.TEST_TYPE,
                new Subject("webhook", 1),
                Instant.EPOCH,
                JsonFactory.JSON.createObjectBuilder().build(),
                null,
                "key:k",
                ExpandedObjects.NONE);
        assertTrue(plans.plan(1, 2, 3, List.of(test)));
        assertEquals(3, claimed().seq());
    }

    @Test
    void shorterPauseDoesNotEndALongerOne() {
        plan(0, 7, 8);
        var first = claimed();
        var second = claimed();
        end(first, new DeliveryResult(429, "later", Duration.ofHours(1)));
        end(second, new DeliveryResult(503, "soon", Duration.ZERO));
        assertEquals(1, count("paused_until > " + (DatabaseClock.millis() + 3_000_000)));
    }

    private long count(String condition) {
        return store.jdbc.single("SELECT COUNT(*) FROM webhooks WHERE " + condition, row -> row.getLong(1));
    }

    @Test
    void webhookIsDueWithADeliveryWhileItIsActiveAndHasNoPause() {
        assertEquals(List.of(), store.due());
        plan(0, 7);
        assertEquals(List.of(1L), store.due());
        store.jdbc.update("UPDATE webhooks SET paused_until = ?", DatabaseClock.millis() + 60_000);
        assertEquals(List.of(), store.due());
        store.jdbc.update("UPDATE webhooks SET paused_until = ?", DatabaseClock.millis());
        assertEquals(List.of(1L), store.due());
        store.jdbc.update("UPDATE webhooks SET active = FALSE");
        assertEquals(List.of(), store.due());
        store.jdbc.update("UPDATE webhooks SET active = TRUE");
        end(claimed(), REFUSED);
        assertEquals(List.of(), store.due());
    }

    @Test
    void resultOfAnotherAttemptChangesNothing() {
        plan(0, 7);
        var first = claimed();
        assertEquals(List.of(), store.claim(1, 8));
        store.jdbc.update("UPDATE webhook_deliveries SET leased_until = 1");
        store.releaseExpired();
        var second = claimed();
        end(first, DONE);
        assertEquals(List.of("1 sending"), states());
        end(second, DONE);
        assertEquals(List.of("1 done"), states());
        end(second, REFUSED);
        assertEquals(0, count("failing_since IS NOT NULL"));
    }

    @Test
    void webhookIsSwitchedOffWhereItIsGoneOrFailedTooLong() {
        plan(0, 1, 2, 3, 4);
        assertEquals(Optional.empty(), end(claimed(), REFUSED));
        var began = DatabaseClock.now().minus(Duration.ofDays(3)).toEpochMilli();
        store.jdbc.update("UPDATE webhooks SET failing_since = ?", began + 60_000);
        assertEquals(Optional.empty(), end(claimed(), REFUSED));
        store.jdbc.update("UPDATE webhooks SET failing_since = ?", began);
        assertEquals(Optional.of("Every attempt of three days has failed"), end(claimed(), REFUSED));
        assertEquals(1, count("active = FALSE AND version = 2"));
        store.jdbc.update("UPDATE webhooks SET active = TRUE, failing_since = NULL");
        assertEquals(Optional.of("The receiver answered 410"), end(claimed(), new DeliveryResult(410, "", null)));
        assertEquals(List.of("webhook.disabled 1 []", "webhook.disabled 1 []"), events.list());
    }

    @Test
    void lateAnswerOfTheReceiverBeforeSaysNothingOfTheNextOne() {
        plan(0, 1, 2);
        var sent = store.claim(1, 2);
        store.jdbc.update("UPDATE webhooks SET url = 'https://example.com/next'");
        assertEquals(Optional.empty(), end(sent.get(0), new DeliveryResult(410, "", null)));
        assertEquals(Optional.empty(), end(sent.get(1), new DeliveryResult(429, "", Duration.ofHours(1))));
        assertEquals(1, count("active = TRUE AND failing_since IS NULL AND paused_until IS NULL"));
        assertEquals(List.of("1 waiting", "2 waiting"), states());
    }

    /** The receiver that has too much to do gets nothing for as long as it asks, 24 hours at most. */
    @Test
    void webhookPausesWhereItsReceiverAsksForThat() {
        plan(0, 1, 2, 3, 4, 5);
        end(claimed(), new DeliveryResult(500, "", Duration.ofHours(1)));
        end(claimed(), new DeliveryResult(429, "", null));
        assertEquals(1, count("paused_until IS NULL"));
        var now = DatabaseClock.millis();
        end(claimed(), new DeliveryResult(429, "", Duration.ofHours(1)));
        assertPaused(now, 1);
        var sent = claimed();
        end(sent, new DeliveryResult(503, "", Duration.ofDays(300)));
        assertPaused(now, 24);
        store.retry(1, sent.id());
        assertEquals(1, count("paused_until IS NULL"));
    }

    private void assertPaused(long since, long hours) {
        var until = store.jdbc.single("SELECT paused_until FROM webhooks", row -> row.getLong(1));
        var pause = Duration.ofHours(hours).toMillis();
        assertTrue(until >= since + pause && until <= DatabaseClock.millis() + pause);
    }

    @Test
    void deletedWebhookHasNoResult() {
        plan(0, 1);
        var sent = claimed();
        store.jdbc.update("DELETE FROM webhooks");
        assertEquals(Optional.empty(), end(sent, DONE));
        assertFalse(store.retry(1, sent.id()));
        assertEquals(Stream.of("1 sending").toList(), states());
    }
}
