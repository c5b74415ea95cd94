package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Counts of leads, which the service adds up from stored counts: exact for every filter and during concurrent writes.
 */
class CountIT {

    private static final List<String> STATUSES = List.of("pending", "delivered", "prospect", "qualified");

    private final Api api = TestServer.api();

    @Test
    void countsOfStatusesUsersAndDaysAddUp() {
        var byStatus = Leads.STATUSES.stream()
                .mapToInt(word -> count("filters[status]=" + word))
                .sum();
        assertEquals(1500, byStatus);
        var users = Leads.all(api).stream().map(Leads::user).distinct().toList();
        assertEquals(
                1500,
                users.stream().mapToInt(user -> count("filters[user]=" + user)).sum());
        Map<String, Long> days = Leads.all(api).stream()
                .collect(Collectors.groupingBy(
                        lead -> lead.getString("date").substring(0, 10), TreeMap::new, Collectors.counting()));
        var some = new ArrayList<>(days.keySet()).subList(0, 60);
        some.forEach(day -> assertEquals(days.get(day).intValue(), count("filters[date]=" + day), day));
    }

    private int count(String query) {
        return api.json("/whatsapp-leads?per_page=1&" + query).getInt("count");
    }

    @Test
    void countEqualsTheNumberOfListedLeads() {
        var random = new Random(11);
        var all = Leads.all(api);
        for (var i = 0; i < 60; i++) {
            var from = all.get(random.nextInt(all.size())).getString("date");
            var to = all.get(random.nextInt(all.size())).getString("date");
            var user = Leads.user(all.get(random.nextInt(all.size())));
            var status = STATUSES.get(random.nextInt(STATUSES.size()));
            var axis = List.of("date", "created", "updated").get(random.nextInt(3));
            var days = random.nextBoolean();
            var query = switch (random.nextInt(5)) {
                case 0 -> "filters[status]=" + status + "," + STATUSES.get(0);
                case 1 -> "filters[user]=" + user + "&filters[status]=" + status;
                case 2 -> "filters[%s][from]=%s".formatted(axis, days ? from.substring(0, 10) : from);
                case 3 ->
                    "filters[%s][to]=%s&filters[status]=%s".formatted(axis, days ? to.substring(0, 10) : to, status);
                default ->
                    "filters[%s][from]=%s&filters[%s][to]=%s"
                            .formatted(axis, days ? from.substring(0, 10) : from, axis, to);
            };
            var answer =
                    api.get("/whatsapp-leads?per_page=1&" + query).expect(200).json();
            assertEquals(walked(query), answer.getInt("count"), query);
        }
    }

    private int walked(String query) {
        var found = 0;
        for (var page = 1; ; page++) {
            var leads = api.get("/whatsapp-leads?per_page=500&page=" + page + "&" + query)
                    .expect(200)
                    .json()
                    .getJsonArray("whatsapp")
                    .size();
            found += leads;
            if (leads < 500) {
                return found;
            }
        }
    }

    @Test
    void countsStayExactUnderConcurrentWrites() throws Exception {
        var made = new ArrayList<Integer>();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var writers = IntStream.range(0, 8)
                    .mapToObj(seed -> threads.submit(() -> writes(new Random(seed))))
                    .toList();
            do {
                var meanwhile = check();
                assertEquals(0, meanwhile.getInt("different"), meanwhile::toString);
            } while (!writers.stream().allMatch(Future::isDone));
            for (var writer : writers) {
                made.addAll(writer.get());
            }
            var check = check();
            assertEquals(0, check.getInt("different"), check::toString);
            assertEquals(1500 + made.size(), check.getInt("leads"));
            assertEquals(
                    1500 + made.size(),
                    api.get("/whatsapp-leads?per_page=1").expect(200).json().getInt("count"));
        } finally {
            threads.shutdownNow();
            made.forEach(
                    id -> api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204));
        }
        assertEquals(0, check().getInt("different"));
    }

    /** Creates, changes and deletes leads, with some refused changes. Returns the ids of the leads that are left. */
    private List<Integer> writes(Random random) {
        var mine = new ArrayList<Integer>();
        for (var i = 0; i < 30; i++) {
            var status = STATUSES.get(random.nextInt(STATUSES.size()));
            var lead = Json.createObjectBuilder().add("status", status).add("date", "2024-0" + (1 + i % 9) + "-11");
            switch (mine.isEmpty() ? 0 : random.nextInt(4)) {
                case 0 ->
                    mine.add(api.write(
                                    "POST",
                                    "/whatsapp-leads",
                                    body(lead.add("phone", "05077" + random.nextInt(99_999))))
                            .expect(201)
                            .json()
                            .getJsonObject("whatsapp")
                            .getInt("id"));
                case 1 ->
                    api.write("PATCH", "/whatsapp-leads/" + mine.get(0), body(lead))
                            .expect(200);
                case 2 ->
                    api.write("PATCH", "/whatsapp-leads/" + mine.get(0), body(lead.add("user", 999_999)))
                            .expect(422);
                default ->
                    api.write("DELETE", "/whatsapp-leads/" + mine.remove(mine.size() - 1), null)
                            .expect(204);
            }
        }
        return mine;
    }

    @Test
    void checkFindsAndCorrectsWrongCounts() {
        check();
        Sql.update(
                "UPDATE lead_counts SET leads = leads + 5 WHERE list = 1 AND kind = 0 AND bucket = 0 AND status = 'pending'");
        Sql.update("UPDATE lead_count_state SET folded = folded + 1 WHERE list = 1"); // ends remembered counts
        var wrong = api.get("/whatsapp-leads?filters[status]=pending&per_page=1")
                .expect(200)
                .json()
                .getInt("count");
        var check = check();
        assertEquals(
                Json.createObjectBuilder()
                        .add("kind", "all")
                        .add("bucket", "0")
                        .add("status", "pending")
                        .add("counted", wrong - 5)
                        .build(),
                Json.createObjectBuilder(check.getJsonArray("differences").getJsonObject(0))
                        .remove("stored")
                        .build());
        assertEquals(1, check.getInt("different"));
        assertEquals(
                wrong - 5,
                api.get("/whatsapp-leads?filters[status]=pending&per_page=1")
                        .expect(200)
                        .json()
                        .getInt("count"));
        assertEquals(0, check().getInt("different"));
    }

    /** Counts remembered before the days changed must not be used after it. */
    @Test
    void checkAfterAChangeOfTheTimeZoneChangesTheGeneration() {
        check();
        var zone = Sql.text("SELECT zone FROM lead_count_state WHERE list = 1");
        var before = generation();
        Sql.update("UPDATE lead_count_state SET zone = 'Pacific/Kiritimati' WHERE list = 1");
        assertEquals(0, check().getInt("different"));
        assertEquals(zone, Sql.text("SELECT zone FROM lead_count_state WHERE list = 1"));
        assertEquals(before + 1, generation());
        check();
        assertEquals(before + 1, generation());
    }

    /** As after leads were inserted by SQL: more counts than one statement can have values. */
    @Test
    void checkCorrectsManyCounts() {
        check();
        var days = 86_400;
        try {
            var inserted = Sql.update(
                    "INSERT INTO whatsapp_leads (status, user_id, lead_date, created_at, updated_at, created_by, version)"
                            + " SELECT 'pending', 1, n * ?, (n + 5000) * ?, (n + 10000) * ?, 'CountIT', 0"
                            + " FROM (SELECT 3 * id + part AS n FROM whatsapp_leads JOIN"
                            + " (SELECT 0 AS part UNION SELECT 1 UNION SELECT 2) parts WHERE id <= 1500) numbers",
                    days,
                    days,
                    days);
            assertTrue(check().getInt("different") > 3 * inserted);
            assertEquals(1500 + inserted, count(""));
            assertEquals(1, count("filters[created]=1992-01-01"));
        } finally {
            Sql.update("DELETE FROM whatsapp_leads WHERE created_by = 'CountIT'");
            check();
        }
        assertEquals(1500, count(""));
        assertEquals(0, check().getInt("different"));
    }

    private static long generation() {
        return Sql.number(
                "SELECT folded + (SELECT COUNT(*) FROM lead_count_deltas WHERE list = 1) FROM lead_count_state"
                        + " WHERE list = 1");
    }

    private static String body(JsonObjectBuilder lead) {
        return Json.createObjectBuilder().add("whatsapp", lead).build().toString();
    }

    private JsonObject check() {
        return api.write("POST", "/whatsapp-leads/counts/check", null)
                .expect(200)
                .json()
                .getJsonObject("counts");
    }
}
