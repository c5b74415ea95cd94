package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for any query; the queries are drawn at random from a fixed seed, and each failure names its query. */
interface WalkTests extends Service {

    Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    List<String> SORTS = List.of("id", "phone", "user", "status", "date", "created", "updated");

    @Test
    default void anyWalkGivesEachLeadOnce() {
        var random = new Random(7);
        for (var i = 0; i < 8; i++) {
            var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=%d"
                    .formatted(
                            SORTS.get(random.nextInt(SORTS.size())),
                            random.nextBoolean() ? "ASC" : "DESC",
                            120 + random.nextInt(300));
            assertEquals(Leads.upTo(1500), walk(path).stream().sorted().toList(), path);
        }
    }

    /** Follows the links, as a client does that knows nothing of page numbers. */
    private List<Long> walk(String first) {
        var ids = new ArrayList<Long>();
        for (var path = first; path != null; ) {
            var answer = api().get(path).expect(200);
            ids.addAll(Leads.ids(answer.json()));
            var next = NEXT.matcher(answer.header("link"));
            path = next.find() ? next.group(1) : null;
        }
        return ids;
    }

    @Test
    default void filtersPartitionTheLeads() {
        var byStatus = FilterTests.STATUSES.stream()
                .mapToInt(word -> count("filters[status]=" + word))
                .sum();
        assertEquals(1500, byStatus);
        var users = Leads.all(api()).stream().map(Leads::user).distinct().toList();
        assertEquals(
                1500,
                users.stream().mapToInt(user -> count("filters[user]=" + user)).sum());
        Map<String, Long> days = Leads.all(api()).stream()
                .collect(Collectors.groupingBy(
                        lead -> lead.getString("date").substring(0, 10), TreeMap::new, Collectors.counting()));
        var some = new ArrayList<>(days.keySet()).subList(0, 60);
        some.forEach(day -> assertEquals(days.get(day).intValue(), count("filters[date]=" + day), day));
    }

    private int count(String query) {
        return api().json("/whatsapp-leads?per_page=1&" + query).getInt("count");
    }

    @Test
    default void anyQueryIsAnsweredOrExplained() {
        var random = new Random(11);
        for (var i = 0; i < 400; i++) {
            var query = query(random);
            var answer = api().rawGet("/whatsapp-leads?" + query);
            assertTrue(answer.status() == 200 || answer.status() == 400, answer.status() + " for " + query);
            assertEquals(
                    answer.status() == 200 ? "application/json" : "application/problem+json",
                    answer.header("content-type"),
                    query);
            assertTrue(answer.json().containsKey(answer.status() == 200 ? "count" : "errors"), query);
        }
    }

    private static String query(Random random) {
        var names = List.of(
                "id",
                "phone",
                "status",
                "date",
                "date][from",
                "created][to",
                "user",
                "property",
                "property][id",
                "property][reference",
                "nope",
                "",
                "a][b][c");
        var values = List.of(
                "1",
                "pending",
                "2024-02-29",
                "2024-02-30",
                "-1",
                "99999999999999999999",
                "%00",
                "%F0%9F%98%80",
                "%zz",
                "a%25b_c",
                "'%20OR%201=1--",
                "0501234567",
                "%2B971",
                "1,2,3",
                ",",
                "2024-01-01T00:00:00Z",
                "",
                "%C3%A9",
                "PF-1002");
        var pieces = new ArrayList<String>();
        for (var n = random.nextInt(4); n >= 0; n--) {
            var value = values.get(random.nextInt(values.size()));
            pieces.add(
                    random.nextInt(4) == 0
                            ? List.of("page", "per_page", "sort", "sort_order", "x", "filters", "filters[", "[]")
                                            .get(random.nextInt(8))
                                    + "=" + value
                            : "filters[" + names.get(random.nextInt(names.size())) + "]=" + value);
        }
        return String.join("&", pieces);
    }
}
