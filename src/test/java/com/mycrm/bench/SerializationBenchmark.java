package com.mycrm.bench;

import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.xml.XmlDocument;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadView;
import com.mycrm.leads.LeadViewSerializer;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import com.mycrm.users.UserView;
import jakarta.json.bind.Jsonb;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures how long answers take to be written as JSON and as XML: microseconds of processor time, the best of several
 * rounds.
 */
public final class SerializationBenchmark {

    private static final int ROUNDS = 40;
    private static final long NANOS_OF_A_ROUND = 50_000_000;
    private static final int LEADS = 100;
    private static final int USERS = 50;
    private static final WhatsappDetails NOBODY = new WhatsappDetails(null, null, null);
    private static final WhatsappLeads KIND = new WhatsappLeads();

    private final Jsonb jsonb = JsonConfiguration.jsonb(new LeadViewSerializer());
    private final Random random = new Random(1);

    private SerializationBenchmark() {}

    public static void main(String[] arguments) {
        new SerializationBenchmark().run();
    }

    private void run() {
        var leads = IntStream.range(0, LEADS).mapToObj(this::lead).toList();
        var full = new ExpandedObjects(
                Map.of("user", objects(false, this::user), "property", objects(true, this::property)));
        var answers = new LinkedHashMap<String, Envelope<?>>();
        answers.put("page of 100", page(leads, ExpandedObjects.NONE));
        answers.put("page of 100, expanded", page(leads, full));
        answers.put("one", Envelope.ofOne("whatsapp", view(leads.get(0), ExpandedObjects.NONE)));
        answers.put("one, expanded", Envelope.ofOne("whatsapp", view(leads.get(0), full)));
        var json = new LinkedHashMap<String, Double>();
        var xml = new LinkedHashMap<String, Double>();
        for (var round = 0; round < ROUNDS; round++) {
            answers.forEach((name, answer) -> {
                json.merge(name, microseconds(() -> json(answer)), Math::min);
                xml.merge(name, microseconds(() -> xml(answer)), Math::min);
            });
        }
        answers.forEach((name, answer) -> System.out.printf(
                "%-22s JSON %,8d bytes %8.1f µs   XML %,8d bytes %8.1f µs%n",
                name, json(answer), json.get(name), xml(answer), xml.get(name)));
    }

    private static double microseconds(IntSupplier write) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var times = 0;
        var end = start;
        while (end - start < NANOS_OF_A_ROUND) {
            for (var i = 0; i < 100; i++) {
                write.getAsInt();
            }
            times += 100;
            end = threads.getCurrentThreadCpuTime();
        }
        return (end - start) / 1000.0 / times;
    }

    private int json(Envelope<?> answer) {
        var json = new ByteArrayOutputStream(8192);
        jsonb.toJson(answer, json);
        return json.size();
    }

    private int xml(Envelope<?> answer) {
        return XmlDocument.of(answer, jsonb).length;
    }

    private static Envelope<LeadView> page(List<LeadRow<WhatsappDetails>> leads, ExpandedObjects expanded) {
        var views = leads.stream().map(lead -> view(lead, expanded)).toList();
        return Envelope.ofPage("whatsapp", new Page<>(1_000_000, new PageRequest(1, LEADS), views));
    }

    private static LeadView view(LeadRow<WhatsappDetails> lead, ExpandedObjects expanded) {
        return KIND.references().expand().apply(KIND.view(lead), expanded);
    }

    private LeadRow<WhatsappDetails> lead(int index) {
        var date = Instant.ofEpochSecond(1_640_000_000L + random.nextInt(80_000_000));
        var phone = "+97150" + (1_000_000 + random.nextInt(8_999_999));
        var user = 1 + random.nextInt(USERS);
        var property = 1L + random.nextInt(USERS);
        var updated = date.plusSeconds(random.nextInt(9_000_000));
        return new LeadRow<>(
                index, phone, "delivered", user, property, "pf-" + property, date, date, updated, null, 1, NOBODY);
    }

    private OfRelation objects(boolean isArray, LongFunction<String> json) {
        return new OfRelation(
                isArray,
                LongStream.rangeClosed(1, USERS)
                        .boxed()
                        .collect(Collectors.toMap(id -> id, id -> new ExpandedObject(json.apply(id)))));
    }

    private String user(long id) {
        var time = Instant.ofEpochSecond(1_600_000_000L);
        var email = "hassan.mansoori" + id + "@mycrm.example";
        var shown = new UserView.Public("Hassan", "Al Mansoori", email, "+971501234567");
        return jsonb.toJson(new UserView(
                id, "Hassan", "Al Mansoori", email, "+971501234567", "agent", "active", shown, time, time));
    }

    /** As long as a property of the sample data. */
    private String property(long id) {
        return "{\"id\":%d,\"text\":\"%s\"}".formatted(id, "x".repeat(700));
    }
}
