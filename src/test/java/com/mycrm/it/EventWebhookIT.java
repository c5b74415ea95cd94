package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.it.FakeReceiver.Call;
import com.mycrm.it.FakeReceiver.Reply;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events are sent to webhooks: signed, in order, at least once, and nowhere into the company's network. */
class EventWebhookIT {

    private static final String LEADS = "\"types\": [\"whatsapp.*\", \"webhook.*\"]";

    private final Api api = TestServer.api();
    private final List<Long> leads = new ArrayList<>();

    /** A webhook of a test and its secret. */
    private record Subscription(long id, String secret) {

        String path(String more) {
            return "/webhooks/" + id + more;
        }
    }

    @FunctionalInterface
    private interface TestBody {
        void run(Subscription webhook) throws Exception;
    }

    /** Runs the test with a webhook that has these members too and gets none of the events before; deletes it. */
    private void with(String url, String members, TestBody test) {
        EventFeed.awaitNumbers();
        var made = api.write("POST", "/webhooks", "{\"url\": \"%s\", %s}".formatted(url, members))
                .expect(201);
        var webhook = new Subscription(made.location(), made.json().getString("secret"));
        try {
            test.run(webhook);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            api.write("DELETE", webhook.path(""), null);
        }
    }

    private long newLead(String phone) {
        var id = api.write("POST", "/whatsapp-leads", "{\"phone\": \"%s\"}".formatted(phone))
                .expect(201)
                .location();
        leads.add(id);
        return id;
    }

    @AfterEach
    void deleteLeads() {
        leads.forEach(id -> Leads.delete(api, id));
    }

    private JsonArray deliveries(Subscription webhook) {
        return api.json(webhook.path("/deliveries")).getJsonArray("deliveries");
    }

    /** The states of all deliveries and the number of their attempts, the oldest first. */
    private List<String> states(Subscription webhook) {
        return deliveries(webhook).stream()
                .map(JsonValue::asJsonObject)
                .sorted((a, b) -> Long.compare(Leads.id(a), Leads.id(b)))
                .map(delivery -> delivery.getString("state") + " " + delivery.getInt("attempts"))
                .toList();
    }

    private void assertStates(Subscription webhook, String... states) {
        Eventually.assertBecomes(List.of(states), () -> states(webhook));
    }

    /** Lets what waits for a later attempt be sent now. */
    private static void makeDue(Subscription webhook) {
        Sql.update("UPDATE webhooks SET paused_until = NULL WHERE id = ?", webhook.id);
        Sql.update("UPDATE webhook_deliveries SET due_at = 0 WHERE webhook_id = ? AND state = 'waiting'", webhook.id);
    }

    private static void verify(String secret, Call call) throws WebhookVerificationException {
        new Webhook(secret).verify(call.body(), call.headers());
    }

    @Test
    void publishedLibraryVerifiesDeliveriesAlsoDuringARotation() {
        try (var receiver = new FakeReceiver()) {
            with(receiver.url("/hook?token=1"), LEADS + ", \"filters\": {\"status\": [\"pending\"]}", webhook -> {
                var after = api.json("/events?after=now").getString("next");
                var lead = newLead("0509981001");
                api.write("PATCH", "/whatsapp-leads/" + lead, "{\"status\": \"delivered\"}")
                        .expect(200);
                api.write("PATCH", "/whatsapp-leads/" + lead, "{\"status\": \"pending\"}")
                        .expect(200);
                var calls = receiver.calls(2);
                var events = api.json("/events?types=whatsapp.*&filters[status]=pending&after=" + after)
                        .getJsonArray("events");
                assertEquals(
                        events,
                        Answer.json("{\"events\": [" + calls.get(0).body() + ","
                                        + calls.get(1).body() + "]}")
                                .getJsonArray("events"));
                assertEquals(
                        events.getJsonObject(0).getString("id"), calls.get(0).id());
                verify(webhook.secret, calls.get(0));
                assertThrows(
                        WebhookVerificationException.class,
                        () -> new Webhook(webhook.secret)
                                .verify(calls.get(0).body() + " ", calls.get(0).headers()));
                assertStates(webhook, "done 1", "done 1");

                var second = rotated(webhook, "{\"overlap\": 3600}");
                var third = call(receiver, webhook, 3);
                verify(webhook.secret, third);
                verify(second, third);
                var last = rotated(webhook, "{\"overlap\": 0}");
                var fourth = call(receiver, webhook, 4);
                verify(last, fourth);
                for (var former : List.of(webhook.secret, second)) {
                    assertThrows(WebhookVerificationException.class, () -> verify(former, fourth));
                }
            });
        }
    }

    private void test(Subscription webhook) {
        api.write("POST", webhook.path("/test"), null).expect(202);
    }

    private String rotated(Subscription webhook, String body) {
        var answer = api.write("POST", webhook.path("/rotation"), body).expect(201);
        assertEquals("no-store", answer.header("cache-control"));
        return answer.json().getString("secret");
    }

    /** The request that a test makes. */
    private Call call(FakeReceiver receiver, Subscription webhook, int count) {
        test(webhook);
        return receiver.calls(count).get(count - 1);
    }

    @Test
    void failedAttemptsAreRepeatedWithTheSameId() {
        var inTwoHours = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC));
        var answer = ("\uFFFD" + "\uD83D\uDE00".repeat(600)).getBytes(StandardCharsets.UTF_8);
        answer[0] = (byte) 0xFF;
        answer[1] = 0;
        answer[2] = 7;
        try (var receiver = new FakeReceiver(
                Reply.of(500),
                Reply.of(429, "Retry-After", "3600"),
                Reply.of(503, "Retry-After", inTwoHours),
                Reply.of(302, "Location", "http://127.0.0.1:1/"),
                Reply.of(0),
                new Reply(202, List.of("Content-Type", "text/html; charset=none"), answer))) {
            with(receiver.url("/"), LEADS, webhook -> {
                test(webhook);
                var pauses = List.of(5L, 3_600L, 7_190L, 600L, 3_600L);
                var statuses = List.of("500", "429", "503", "302", "null");
                for (var attempt = 1; attempt <= 5; attempt++) {
                    assertStates(webhook, "waiting " + attempt);
                    var delivery = deliveries(webhook).getJsonObject(0);
                    var pause = Duration.between(Leads.time(delivery, "sent_at"), Leads.time(delivery, "next_at"))
                            .toSeconds();
                    var least = pauses.get(attempt - 1);
                    assertTrue(pause >= least && pause <= least * 1.2 + 11, pause + " after attempt " + attempt);
                    assertEquals(
                            statuses.get(attempt - 1),
                            delivery.get("status_code").toString());
                    makeDue(webhook);
                }
                assertStates(webhook, "done 6");
                var calls = receiver.calls(6);
                assertEquals(1, calls.stream().map(Call::id).distinct().count());
                for (var call : calls) {
                    verify(webhook.secret, call);
                }
                var found = api.json(webhook.path("/deliveries"));
                var delivery = found.getJsonArray("deliveries").getJsonObject(0);
                assertEquals(
                        Answer.json("""
                        {"count": 1, "page": 1, "per_page": 100, "deliveries": [{"id": %d, "seq": %d,
                         "type": "webhook.test", "state": "done", "attempts": 6, "status_code": 202, "sent_at": "%s",
                         "next_at": null, "answer": "\uFFFD%s"}]}""".formatted(
                                        Leads.id(delivery),
                                        delivery.getInt("seq"),
                                        delivery.getString("sent_at"),
                                        "\uD83D\uDE00".repeat(499))),
                        found);
                assertEquals(
                        JsonValue.NULL,
                        api.json(webhook.path("")).getJsonObject("webhook").get("failing_since"));
            });
        }
    }

    @Test
    void webhookThatIsGoneOrFailsForThreeDaysIsSwitchedOff() {
        try (var receiver = new FakeReceiver(Reply.of(410))) {
            var refused = Metrics.value(api, "leads_webhook_attempts_total{result=\"refused\"}");
            with(receiver.url("/"), LEADS, webhook -> {
                var after = api.json("/events?after=now").getString("next");
                test(webhook);
                assertDisabled(webhook, after, "The receiver answered 410");
                api.write("POST", webhook.path("/test"), null)
                        .isProblem(
                                409,
                                "Conflict",
                                "The webhook %d is disabled. Set its state to active first.".formatted(webhook.id),
                                webhook.path("/test"));
                var delivery = Leads.id(deliveries(webhook).getJsonObject(0));
                for (var path : List.of(webhook.path("/replay"), webhook.path("/deliveries/" + delivery + "/retry"))) {
                    api.write("POST", path, path.endsWith("/replay") ? "{\"from\": 1, \"to\": 1}" : null)
                            .isProblem(
                                    409,
                                    "Conflict",
                                    "The webhook %d is disabled. Set its state to active first.".formatted(webhook.id),
                                    path);
                }
                var lead = newLead("0509981002");
                api.write("PATCH", webhook.path(""), "{\"state\": \"active\"}").expect(200);
                makeDue(webhook);
                assertStates(webhook, "done 2", "done 1", "done 1");
                assertTrue(receiver.calls(4).stream()
                        .map(call -> call.event().getJsonObject("data").getJsonObject("whatsapp"))
                        .anyMatch(found -> found != null && Leads.id(found) == lead));

                receiver.replies(Reply.of(500));
                Sql.update(
                        "UPDATE webhooks SET failing_since = ? WHERE id = ?",
                        Instant.now().minus(Duration.ofDays(4)).toEpochMilli(),
                        webhook.id);
                after = api.json("/events?after=now").getString("next");
                test(webhook);
                assertDisabled(webhook, after, "Every attempt of three days has failed");
                assertTrue(Metrics.value(api, "leads_webhook_attempts_total{result=\"refused\"}") >= refused + 2);
                Eventually.assertBecomes(1.0, () -> Metrics.value(api, "leads_webhooks_disabled"));
            });
        }
    }

    private void assertDisabled(Subscription webhook, String after, String reason) {
        Eventually.assertBecomes(
                "disabled",
                () -> api.json(webhook.path("")).getJsonObject("webhook").getString("state"));
        assertEquals(reason, api.json(webhook.path("")).getJsonObject("webhook").getString("reason"));
        var events = Eventually.get(
                () -> api.json("/events?types=webhook.disabled&after=" + after).getJsonArray("events"),
                found -> !found.isEmpty());
        var event = events.getJsonObject(0);
        assertEquals(
                Answer.json("""
                {"id": "%s", "seq": %d, "type": "webhook.disabled", "occurred_at": "%s",
                 "data": {"webhook": {"id": %d, "reason": "%s"}}, "actor": "webhooks"}""".formatted(
                                event.getString("id"),
                                event.getInt("seq"),
                                event.getString("occurred_at"),
                                webhook.id,
                                reason)),
                event);
    }

    @Test
    void eventsOfOneObjectComeInOrderAndThoseOfOthersMeanwhile() {
        try (var receiver = new FakeReceiver(Reply.of(500))) {
            with(receiver.url("/"), "\"types\": [\"whatsapp.*\"]", webhook -> {
                var first = newLead("0509981003");
                assertStates(webhook, "waiting 1");
                for (var status : List.of("delivered", "prospect", "pending")) {
                    api.write("PATCH", "/whatsapp-leads/" + first, "{\"status\": \"%s\"}".formatted(status))
                            .expect(200);
                }
                var other = newLead("0509981004");
                assertStates(webhook, "waiting 1", "held 0", "held 0", "held 0", "done 1");
                var held = deliveries(webhook).getJsonObject(3);
                api.write("POST", webhook.path("/deliveries/" + Leads.id(held) + "/retry"), null)
                        .expect(409);
                makeDue(webhook);
                assertStates(webhook, "done 2", "done 1", "done 1", "done 1", "done 1");
                var leads = receiver.calls(6).stream()
                        .map(call -> call.event().getJsonObject("data").getJsonObject("whatsapp"))
                        .map(lead -> (Leads.id(lead) == other ? "other " : "") + lead.getString("status"))
                        .toList();
                assertEquals(List.of("pending", "other pending", "pending", "delivered", "prospect", "pending"), leads);
            });
        }
    }

    @Test
    void nextLinksListEachDeliveryOnceWhileOthersCome() {
        try (var receiver = new FakeReceiver()) {
            with(receiver.url("/"), "\"types\": [\"user.*\"]", webhook -> {
                for (var i = 0; i < 4; i++) {
                    test(webhook);
                }
                var ids = deliveries(webhook).stream()
                        .map(one -> Leads.id(one.asJsonObject()))
                        .toList();
                var read = new ArrayList<Long>();
                for (var next = webhook.path("/deliveries?per_page=2"); next != null; ) {
                    var answer = api.get(next).expect(200);
                    answer.json().getJsonArray("deliveries").forEach(one -> read.add(Leads.id(one.asJsonObject())));
                    next = answer.link("next");
                    test(webhook);
                }
                assertEquals(ids, read);
            });
        }
    }

    @Test
    void receiverThatNeverAnswersHoldsUpNoOther() {
        try (var receiver = new FakeReceiver()) {
            with(
                    receiver.url("/never"),
                    LEADS,
                    never -> with(receiver.url("/"), LEADS, webhook -> {
                        for (var i = 0; i < 12; i++) {
                            newLead("05099820" + (10 + i));
                        }
                        assertStates(webhook, "done 1,".repeat(12).split(","));
                        assertEquals(
                                Set.of("sending 1", "waiting 0"),
                                states(never).stream().collect(Collectors.toSet()));
                        assertEquals(
                                8,
                                states(never).stream()
                                        .filter(state -> state.startsWith("sending"))
                                        .count());
                        api.write("DELETE", never.path(""), null).expect(204);
                        api.get(never.path("/deliveries")).expect(404);
                        Eventually.assertBecomes(
                                0L,
                                () -> Sql.number(
                                        "SELECT COUNT(*) FROM webhook_deliveries WHERE webhook_id = ?", never.id));
                    }));
        }
    }

    @Test
    void receiverThatAsksForAPauseGetsNothingMeanwhile() {
        try (var receiver = new FakeReceiver(Reply.of(503, "Retry-After", "3600"))) {
            with(receiver.url("/"), LEADS, webhook -> {
                newLead("0509981009");
                assertStates(webhook, "waiting 1");
                newLead("0509981010");
                newLead("0509981011");
                with(receiver.url("/other"), LEADS, other -> {
                    newLead("0509981012");
                    assertStates(other, "done 1");
                });
                assertStates(webhook, "waiting 1", "waiting 0", "waiting 0", "waiting 0");
                var last = deliveries(webhook).getJsonObject(0);
                api.write("POST", webhook.path("/deliveries/" + Leads.id(last) + "/retry"), null)
                        .expect(202);
                assertStates(webhook, "waiting 1", "done 1", "done 1", "done 1");
            });
        }
    }

    @Test
    void failuresOfAReceiverAreNotThoseOfTheNextOne() {
        try (var receiver = new FakeReceiver(Reply.of(503, "Retry-After", "3600"))) {
            with(receiver.url("/"), LEADS, webhook -> {
                newLead("0509981013");
                assertStates(webhook, "waiting 1");
                var path = webhook.path("");
                assertTrue(api.json(path).getJsonObject("webhook").get("failing_since") instanceof JsonString);
                var changed = api.write("PATCH", path, "{\"url\": \"%s\"}".formatted(receiver.url("/next")))
                        .expect(200);
                assertEquals(
                        JsonValue.NULL, changed.json().getJsonObject("webhook").get("failing_since"));
                newLead("0509981014");
                assertStates(webhook, "waiting 1", "done 1");
            });
        }
    }

    /** The node that was sending is gone: its lease has ended. */
    @Test
    void deliveryOfANodeThatDiedIsSentAgain() {
        try (var receiver = new FakeReceiver()) {
            with(receiver.url("/"), LEADS, webhook -> {
                var id = call(receiver, webhook, 1).id();
                assertStates(webhook, "done 1");
                Sql.update(
                        "UPDATE webhook_deliveries SET state = 'sending', owner = 'dead', leased_until = 1"
                                + " WHERE webhook_id = ?",
                        webhook.id);
                assertEquals(id, receiver.calls(2).get(1).id());
                assertStates(webhook, "done 2");
            });
        }
    }

    @Test
    void sentEventsAreSentAgainByRetryAndByReplay() {
        try (var receiver = new FakeReceiver()) {
            with(receiver.url("/"), LEADS, webhook -> {
                var from = Long.parseLong(api.json("/events?after=now").getString("next")) + 1;
                var lead = newLead("0509981005");
                api.write("PATCH", "/whatsapp-leads/" + lead, "{\"status\": \"delivered\"}")
                        .expect(200);
                assertStates(webhook, "done 1", "done 1");
                var last = deliveries(webhook).getJsonObject(0);
                api.write("POST", webhook.path("/deliveries/" + Leads.id(last) + "/retry"), null)
                        .expect(202);
                assertEquals(
                        receiver.calls(2).get(1).id(), receiver.calls(3).get(2).id());
                api.write("POST", webhook.path("/replay"), "{\"from\": %d, \"to\": %d}".formatted(from, from + 500))
                        .expect(202);
                assertStates(webhook, "done 1", "done 1", "done 1", "done 1");
                var ids = receiver.calls(5).stream().map(Call::id).toList();
                assertEquals(ids.subList(0, 2), ids.subList(3, 5));
                var path = webhook.path("/replay");
                api.write("POST", path, "{\"from\": 0, \"to\": \"x\"}")
                        .isUnprocessable(
                                path,
                                "/from",
                                "takes a whole number from 1 to " + Long.MAX_VALUE,
                                "/to",
                                "takes a whole number from 1 to " + Long.MAX_VALUE);
                api.write("POST", path, "{\"from\": 5, \"to\": 1000005}")
                        .isUnprocessable(
                                path, "/to", "takes a number that is not below from, and less than 1000000 above it");
                api.write("POST", path, "{}").isUnprocessable(path, "/from", "is missing", "/to", "is missing");
                api.write("POST", webhook.path("/deliveries/1000000000000/retry"), null)
                        .isProblem(
                                404,
                                "Not Found",
                                "The delivery 1000000000000 does not exist.",
                                webhook.path("/deliveries/1000000000000/retry"));
            });
        }
    }

    @Test
    void faultsOfABodyAreNamedAtOnce() {
        var all = api.write("POST", "/webhooks", "{\"url\": \"https://example.com/\"}")
                .expect(201);
        api.write("DELETE", "/webhooks/" + all.location(), null).expect(204);
        var takesTypes = "takes one of " + String.join(", ", new TreeSet<>(types(all.json())));
        api.write("POST", "/webhooks", """
                        {"url": "https://127.0.0.2/", "types": ["lead.made", 1], "filters": {"x": [], "status": 7},
                         "state": "on", "description": "%s"}""".formatted("x".repeat(201)))
                .isUnprocessable(
                        "/webhooks",
                        "/url",
                        "takes an https URL of at most 2000 characters, without user and fragment; http and private"
                                + " addresses only where LEADS_WEBHOOKS_ALLOW names the host",
                        "/description",
                        "takes text of at most 200 characters",
                        "/types/0",
                        takesTypes,
                        "/types/1",
                        takesTypes,
                        "/filters/status",
                        "takes an array of at most 1000 elements",
                        "/filters/x",
                        "is no member that is known here",
                        "/state",
                        "takes active or disabled");
        api.write("POST", "/webhooks", "{\"types\": [], \"secret\": \"whsec_x\"}")
                .isUnprocessable("/webhooks", "/types", "takes one type or more", "/url", "is missing");
        var filtered = "{\"url\": \"https://example.com/\", \"filters\": %s}";
        api.write("POST", "/webhooks", filtered.formatted("{\"stauts\": [\"pending\"]}"))
                .isUnprocessable("/webhooks", "/filters/stauts", "is no member that is known here");
        api.write("POST", "/webhooks", filtered.formatted("[\"pending\"]"))
                .isUnprocessable("/webhooks", "/filters", "takes an object");
    }

    @Test
    void secretsAreShownOnceAndUnknownMembersAreWarnings() {
        try (var receiver = new FakeReceiver()) {
            with(receiver.url("/"), LEADS + ", \"colour\": 1", webhook -> {
                assertTrue(webhook.secret.matches("whsec_[A-Za-z0-9+/]{43}="), webhook.secret);
                for (var path : List.of("/webhooks?per_page=500", webhook.path(""), webhook.path("/deliveries"))) {
                    assertFalse(api.get(path).expect(200).body().contains("whsec_"), path);
                }
                assertFalse(Sql.text("SELECT secret FROM webhooks WHERE id = ?", webhook.id)
                        .contains(webhook.secret.substring(6)));
                var changed = api.write("PATCH", webhook.path(""), "{\"description\": \"x\", \"colour\": 1}")
                        .expect(200);
                assertEquals("x", changed.json().getJsonObject("webhook").getString("description"));
                assertEquals(List.of("colour is unknown and was ignored"), changed.all("x-mycrm-api-warning"));
            });
        }
    }

    @Test
    void webhookNeedsTheRightsForItsEvents() {
        try (var receiver = new FakeReceiver()) {
            new Accounts(api).withUser("hooks", user -> {
                new Accounts(api).setRights(user, "webhook.manage", "user.read");
                var token = api.tokenOf(Accounts.newKey(user));
                api.as(
                                token,
                                "POST",
                                "/webhooks",
                                "{\"url\": \"%s\", \"types\": [\"whatsapp.*\", \"user.*\"]}"
                                        .formatted(receiver.url("/")))
                        .isForbidden("lead.read", "/webhooks");
                var made = api.as(token, "POST", "/webhooks", "{\"url\": \"%s\"}".formatted(receiver.url("/")))
                        .expect(201);
                var types = types(made.json());
                assertEquals(
                        Set.of("user.created", "user.updated", "user.deleted", "webhook.disabled", "webhook.test"),
                        types);
                var path = "/webhooks/" + made.location();
                assertEquals(path, made.header("location"));
                api.as(token, "PATCH", path, "{\"types\": [], \"filters\": {\"status\": []}}")
                        .isUnprocessable(path, "/types", "takes one type or more");
                assertEquals(
                        types,
                        types(api.as(token, "GET", path, null).expect(200).json()));
                api.as(token, "PATCH", path, "{\"types\": [\"whatsapp.created\"]}")
                        .isForbidden("lead.read", path);
                with(receiver.url("/"), LEADS, webhook -> assertClosed(webhook, token));
                api.as(token, "DELETE", path, null).expect(204);
            });
        }
    }

    /** With this token, which may not read leads, nothing can be done to a webhook that gets leads. */
    private void assertClosed(Subscription webhook, String token) {
        newLead("0509981006");
        assertStates(webhook, "done 1");
        var deliveries = webhook.path("/deliveries");
        var retry = deliveries + "/" + Leads.id(deliveries(webhook).getJsonObject(0)) + "/retry";
        for (var body : List.of(
                "{\"url\": \"https://example.com/\"}",
                "{\"types\": [\"webhook.test\"]}",
                "{\"types\": [], \"state\": \"active\"}")) {
            api.as(token, "PATCH", webhook.path(""), body).isForbidden("lead.read", webhook.path(""));
        }
        for (var path : List.of(webhook.path("/rotation"), webhook.path("/test"), retry)) {
            api.as(token, "POST", path, path.endsWith("/rotation") ? "{}" : null)
                    .isForbidden("lead.read", path);
        }
        api.as(token, "POST", webhook.path("/replay"), "{\"from\": 1, \"to\": 1}")
                .isForbidden("lead.read", webhook.path("/replay"));
        api.as(token, "GET", deliveries, null).isForbidden("lead.read", deliveries);
        api.as(token, "DELETE", webhook.path(""), null).isForbidden("lead.read", webhook.path(""));
    }

    @Test
    void eventsOfTypesThatAWebhookHadBeforeAreNotSent() {
        var answer = "Zoe".getBytes(StandardCharsets.UTF_8);
        try (var receiver =
                new FakeReceiver(new Reply(200, List.of(), answer), new Reply(500, List.of(), answer), Reply.of(200))) {
            with(receiver.url("/"), LEADS, webhook -> {
                newLead("0509981007");
                assertStates(webhook, "done 1");
                newLead("0509981008");
                assertStates(webhook, "done 1", "waiting 1");
                api.write("PATCH", webhook.path(""), "{\"types\": [\"webhook.disabled\"]}")
                        .expect(200);
                new Accounts(api).withUser("hooks", user -> assertAnswersAreHidden(webhook, user));
                makeDue(webhook);
                assertStates(webhook, "done 1", "failed 2");
                var first = deliveries(webhook).getJsonObject(1);
                api.write("POST", webhook.path("/deliveries/" + Leads.id(first) + "/retry"), null)
                        .expect(202);
                assertStates(webhook, "failed 1", "failed 2");
                assertEquals(
                        List.of("The webhook is no longer for events of this type"),
                        answers(api.json(webhook.path("/deliveries")))
                                .distinct()
                                .toList());
                call(receiver, webhook, 3);
                assertStates(webhook, "failed 1", "failed 2", "done 1");
            });
        }
    }

    private void assertAnswersAreHidden(Subscription webhook, long user) {
        new Accounts(api).setRights(user, "webhook.manage");
        var token = api.tokenOf(Accounts.newKey(user));
        var path = webhook.path("/deliveries");
        assertEquals(List.of("Zoe", "Zoe"), answers(api.json(path)).toList());
        assertEquals(
                List.of("null", "null"),
                answers(api.as(token, "GET", path, null).expect(200).json()).toList());
    }

    private static Stream<String> answers(JsonObject list) {
        return list.getJsonArray("deliveries").stream()
                .map(delivery -> delivery.asJsonObject().get("answer"))
                .map(answer -> answer instanceof JsonString text ? text.getString() : answer.toString());
    }

    private static Set<String> types(JsonObject document) {
        return document.getJsonObject("webhook").getJsonArray("types").stream()
                .map(type -> ((JsonString) type).getString())
                .collect(Collectors.toSet());
    }

    @Test
    void answersAboutAnErasedPersonAreEmptied() {
        var answer = "Zoe".getBytes(StandardCharsets.UTF_8);
        try (var receiver =
                new FakeReceiver(new Reply(200, List.of(), answer), new Reply(500, List.of(), answer), Reply.of(200))) {
            with(receiver.url("/"), "\"types\": [\"whatsapp.created\"]", webhook -> {
                newLead("+971589981234");
                assertStates(webhook, "done 1");
                newLead("+971589981234");
                assertStates(webhook, "done 1", "waiting 1");
                api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"+971589981234\"}")
                        .expect(200);
                assertEquals(
                        List.of(JsonValue.NULL, JsonValue.NULL),
                        deliveries(webhook).stream()
                                .map(delivery -> delivery.asJsonObject().get("answer"))
                                .toList());
                makeDue(webhook);
                assertEquals(
                        Set.of("id"),
                        receiver.calls(3)
                                .get(2)
                                .event()
                                .getJsonObject("data")
                                .getJsonObject("whatsapp")
                                .keySet());
            });
        }
    }
}
