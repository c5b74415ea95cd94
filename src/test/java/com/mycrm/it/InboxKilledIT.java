package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The process is killed while webhooks deliver events, and started again. Each event that was answered with 200 becomes
 * one lead, though senders repeat the events that were not answered and some that were.
 */
class InboxKilledIT {

    private static final int EVENTS = 1_500;
    private static final int BEFORE = 500;
    private static final int SENDERS = 8;
    private static final int ATTEMPTS = 20;
    private static final System.Logger LOG = System.getLogger(InboxKilledIT.class.getName());

    /** On H2 only, which writes its file in the service's own process: {@link EventsKilledIT} kills nodes of a server. */
    @Test
    void acceptedEventsBecomeLeadsOnceAfterAKill() {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("inbox", TestDatabase.createEmpty("inbox"))) {
            service.startQuickly();
            var first = service.start();
            var accepted = ConcurrentHashMap.<Integer>newKeySet();
            var killed = new AtomicBoolean();
            var senders = senders(first, IntStream.range(0, EVENTS).boxed().toList(), accepted, killed);
            senders.forEach(Thread::start);
            Eventually.get(Duration.ofMinutes(3), accepted::size, size -> size >= BEFORE);
            killed.set(true);
            service.kill();
            join(senders);
            var before = Set.copyOf(accepted);
            assertTrue(before.size() < EVENTS, "all were accepted before the process could be killed");

            var second = service.start();
            awaitEmptyInbox(second);
            assertCountsAreRight(second);
            var kept = leads(second);
            assertTrue(kept.keySet().containsAll(phones(before)), "accepted events were lost");
            assertNoneRepeats(kept);

            var again = IntStream.range(0, EVENTS)
                    .filter(i -> !before.contains(i) || i % 10 == 0)
                    .boxed()
                    .toList();
            var acceptedAgain = ConcurrentHashMap.<Integer>newKeySet();
            var rest = senders(second, again, acceptedAgain, new AtomicBoolean());
            rest.forEach(Thread::start);
            join(rest);
            assertEquals(Set.copyOf(again), acceptedAgain);
            awaitEmptyInbox(second);
            var all = leads(second);
            assertEquals(phones(IntStream.range(0, EVENTS).boxed().collect(Collectors.toSet())), all.keySet());
            assertNoneRepeats(all);
            assertEquals(0, second.json("/inbox?filters[state]=dead&per_page=1").getInt("count"));
        }
    }

    /** Threads that share these events and send each of them, until the service is killed. */
    private static List<Thread> senders(Api api, List<Integer> events, Set<Integer> accepted, AtomicBoolean killed) {
        var next = new AtomicInteger();
        return IntStream.range(0, SENDERS)
                .mapToObj(sender -> new Thread(() -> {
                    for (var i = next.getAndIncrement();
                            i < events.size() && !killed.get();
                            i = next.getAndIncrement()) {
                        send(api, events.get(i), accepted, killed);
                    }
                }))
                .toList();
    }

    /** Repeats an event until it is answered, as Meta does. */
    private static void send(Api api, int event, Set<Integer> accepted, AtomicBoolean killed) {
        for (var attempt = 0; attempt < ATTEMPTS && !killed.get() && !accepted.contains(event); attempt++) {
            try {
                if (WhatsApp.signed(api, "demo", body(event)).status() == 200) {
                    accepted.add(event);
                }
            } catch (IllegalStateException noAnswer) {
                LOG.log(System.Logger.Level.INFO, noAnswer.toString());
            }
        }
    }

    private static String body(int event) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398",
                 "changes": [{"field": "messages",
                 "value": {"messaging_product": "whatsapp",
                  "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
                  "contacts": [{"profile": {"name": "Zo\\u00eb \\ud83c\\udf38"}, "wa_id": "%1$s"}],
                  "messages": [{"from": "%1$s", "id": "wamid.%1$s", "timestamp": "1700000000", "type": "text",
                   "text": {"body": "Is PF-FLEX free?"}}]}}]}]}""".formatted(phone(event).substring(1));
    }

    private static String phone(int event) {
        return "+97159" + (1_000_000 + event);
    }

    private static Set<String> phones(Set<Integer> events) {
        var phones = new HashSet<String>();
        events.forEach(event -> phones.add(phone(event)));
        return phones;
    }

    /** Ids of the leads that are not of the sample, by phone number. */
    private static Map<String, List<Long>> leads(Api api) {
        var leads = new HashMap<String, List<Long>>();
        var count = api.json("/whatsapp-leads?per_page=1").getInt("count");
        for (var page = 1; page <= (count + 499) / 500; page++) {
            for (var lead : Leads.items(api.json("/whatsapp-leads?per_page=500&page=" + page))) {
                if (Leads.id(lead) > 1_500) {
                    leads.computeIfAbsent(lead.getString("phone"), phone -> new ArrayList<>())
                            .add(Leads.id(lead));
                }
            }
        }
        return leads;
    }

    private static void assertCountsAreRight(Api api) {
        var counts = api.write("POST", "/whatsapp-leads/counts/check", null)
                .expect(200)
                .json()
                .getJsonObject("counts");
        assertEquals(0, counts.getInt("different"), counts::toString);
    }

    private static void assertNoneRepeats(Map<String, List<Long>> leads) {
        var repeated = new HashMap<>(leads);
        repeated.values().removeIf(ids -> ids.size() == 1);
        assertEquals(Map.of(), repeated);
    }

    private static void awaitEmptyInbox(Api api) {
        Eventually.get(
                Duration.ofMinutes(3),
                () -> api.json("/inbox?filters[state]=waiting,running&per_page=1")
                        .getInt("count"),
                count -> count == 0);
    }

    private static void join(List<Thread> threads) {
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
