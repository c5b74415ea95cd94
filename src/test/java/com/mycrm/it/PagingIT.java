package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold for any query; the queries are drawn at random from a fixed seed, and each failure names its query. */
class PagingIT {

    private final Api api = TestServer.api();

    static final Pattern PREV = Pattern.compile("<([^>]*)>; rel=\"prev\"");
    static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    /** So many leads come before a page that the tallies place, and before one that its neighbour tells the place of. */
    static final int FAR = 1_010;

    static final int NEAR = 10;

    static final String UNQUALIFIED =
            "pending,delivered,notdelivered,notYetContacted,calledNoReply,prospect,viewingsInProgress,"
                    + "contractSent,contractSigned,notReady,notInterested";

    @Test
    void anyWalkGivesEachLeadOnce() {
        var random = new Random(7);
        for (var i = 0; i < 8; i++) {
            var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=%d"
                    .formatted(
                            Leads.SORTS.get(random.nextInt(Leads.SORTS.size())),
                            random.nextBoolean() ? "ASC" : "DESC",
                            120 + random.nextInt(300));
            assertEquals(Leads.upTo(1500), walk(path).stream().sorted().toList(), path);
        }
    }

    @Test
    void aWalkBackGivesTheSamePages() {
        for (var sort : Leads.SORTS) {
            var path = "/whatsapp-leads?sort=" + sort + "&per_page=400&sort_order=DESC";
            var there = pages(path, NEXT);
            var back = pages(there.get(there.size() - 1).path(), PREV);
            Collections.reverse(back);
            assertEquals(
                    there.stream().map(Page::ids).toList(),
                    back.stream().map(Page::ids).toList(),
                    path);
        }
    }

    /** Of the leads that there are all along, whose keys do not change, whatever else is written between two pages. */
    @Test
    void aWalkUnderWritesGivesEachLeadThatWasThereOnce() {
        for (var sort : Leads.SORTS) {
            for (var order : List.of("ASC", "DESC")) {
                var written = new ArrayList<Integer>();
                try {
                    var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=300".formatted(sort, order);
                    var ids = new ArrayList<Long>();
                    for (var next = path; next != null; ) {
                        var answer = api.get(next).expect(200);
                        ids.addAll(Leads.ids(answer.json()));
                        next = target(answer, NEXT);
                        written.add(makeFirstOf(sort, order));
                        if (written.size() % 2 == 0) {
                            delete(written.remove(0));
                        }
                    }
                    assertEquals(
                            Leads.upTo(1500),
                            ids.stream().filter(id -> id <= 1500).sorted().toList(),
                            path);
                } finally {
                    written.forEach(this::delete);
                }
            }
        }
    }

    /** A lead that comes before all others in that order, so that it moves every page that is found by its number. */
    private int makeFirstOf(String sort, String order) {
        var up = order.equals("ASC");
        var lead = Json.createObjectBuilder()
                .add("phone", up ? "0000001" : "99999999999")
                .add("status", up ? "pending" : "viewingsInProgress")
                .add("date", up ? "1990-01-01" : "2090-01-01");
        return api.write(
                        "POST",
                        "/whatsapp-leads",
                        Json.createObjectBuilder().add("whatsapp", lead).build().toString())
                .expect(201)
                .json()
                .getJsonObject("whatsapp")
                .getInt("id");
    }

    private void delete(int id) {
        api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204);
    }

    @Test
    void aPageByNumberIsTheSameWhateverWasReadBefore() {
        for (var sort : Leads.SORTS) {
            for (var order : List.of("ASC", "DESC")) {
                var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=299&page=".formatted(sort, order);
                assertEquals(Leads.upTo(1500), numbered(path), path);
                var first = makeFirstOf(sort, order);
                try {
                    var all = new ArrayList<>(Leads.upTo(1500));
                    all.add((long) first);
                    assertEquals(all, numbered(path), path);
                } finally {
                    delete(first);
                }
            }
        }
    }

    @Test
    void aPageFarInIsRightAfterEachChange() {
        var made = IntStream.range(0, 3).map(i -> makeFirstOf("id", "DESC")).toArray();
        var left = new ArrayList<>(List.of(made[0], made[1], made[2]));
        try {
            while (!left.isEmpty()) {
                for (var i = 0; i < left.size(); i++) {
                    assertEquals(left.get(i) + " of " + (1500 + left.size()), farIn(1501 + i));
                }
                assertEquals("none of " + (1500 + left.size()), farIn(1501 + left.size()));
                delete(left.remove(0));
            }
            assertEquals("none of 1500", farIn(1501));
        } finally {
            left.forEach(this::delete);
        }
    }

    /** Who reads it first after that is told by the page itself. */
    @Test
    void aPageIsElsewhereOnceALeadBeforeItHasLeft() {
        var before = Leads.ids(api, lead -> Leads.text(lead, "status").equals("qualified"))
                .size();
        var made = new TreeMap<Long, String>();
        try {
            for (var i = 0; i < 6; i++) {
                settle(makeFirstOf("id", "DESC"), "qualified", made);
            }
            var left = new ArrayList<>(made.keySet());
            while (left.size() > 2) {
                for (var i = 0; i < left.size(); i++) {
                    assertEquals(List.of(left.get(i)), qualified(before + 1 + i));
                }
                settle(left.remove(0), "delivered", made);
                assertEquals(List.of(left.get(1)), qualified(before + 2));
            }
        } finally {
            made.keySet().forEach(id -> delete(id.intValue()));
        }
    }

    private List<Long> qualified(int page) {
        return Leads.ids(api.get("/whatsapp-leads?per_page=1&page=" + page + "&filters[status]=qualified")
                .expect(200)
                .json());
    }

    /** Also where two leads of a block change places, so that its counts stay what they were, and from block to block. */
    @Test
    void pagesFollowWhateverChanges() {
        var random = new Random(17);
        var made = new TreeMap<Long, String>();
        var lists = new ArrayList<>(List.of(UNQUALIFIED, UNQUALIFIED + ",qualified", "qualified"));
        try {
            do {
                made.put((long) makeFirstOf("id", "DESC"), "viewingsInProgress");
            } while (made.lastKey() < endOfBlock(made.firstKey() + 9) + 9);
            var end = endOfBlock(made.firstKey() + 9);
            for (var i = 0; i < 100; i++) {
                change(random, end, made);
                Collections.shuffle(lists, random);
                for (var statuses : lists) {
                    assertEquals(List.of(), wrongPages(made, end, statuses, random));
                }
            }
        } finally {
            made.keySet().forEach(id -> delete(id.intValue()));
        }
    }

    /** The last id of a block of 1,024. */
    private static long endOfBlock(long id) {
        return id | 1_023;
    }

    /** Of leads near the end of a block, and near the beginning of the next. */
    private void change(Random random, long end, NavigableMap<Long, String> made) {
        var ids = new ArrayList<>(made.subMap(end - 3, end + 5).keySet());
        Collections.shuffle(ids, random);
        var first = made.get(ids.get(0));
        if (ids.size() > 4 && random.nextInt(20) == 0) {
            delete(ids.get(0).intValue());
            made.remove(ids.get(0));
        } else if (random.nextBoolean()) {
            settle(ids.get(0), first.equals("qualified") ? "delivered" : "qualified", made);
        } else {
            settle(ids.get(0), made.get(ids.get(1)), made);
            settle(ids.get(1), first, made);
        }
    }

    private void settle(long id, String status, Map<Long, String> made) {
        api.write("PATCH", "/whatsapp-leads/" + id, "{\"whatsapp\": {\"status\": \"" + status + "\"}}")
                .expect(200);
        made.put(id, status);
    }

    private List<String> wrongPages(Map<Long, String> made, long end, String statuses, Random random) {
        var of = List.of(statuses.split(","));
        var expected = new ArrayList<>(Leads.ids(api, lead -> of.contains(Leads.text(lead, "status"))));
        made.forEach((id, status) -> {
            if (of.contains(status)) {
                expected.add(id);
            }
        });
        var before = (int) expected.stream().filter(id -> id <= end).count();
        assertTrue(before > (statuses.equals("qualified") ? NEAR : FAR), "too few leads before");
        // In any order: of a change tells the first that is read.
        var pages = new ArrayList<>(IntStream.rangeClosed(before - 4, Math.min(before + 4, expected.size()))
                .boxed()
                .toList());
        Collections.shuffle(pages, random);
        return pages.stream()
                .map(page -> {
                    var list = api.get("/whatsapp-leads?per_page=1&page=" + page + "&filters[status]=" + statuses)
                            .expect(200)
                            .json();
                    var right = expected.subList(page - 1, page);
                    return Leads.ids(list).equals(right) && list.getInt("count") == expected.size()
                            ? ""
                            : page + " of " + statuses + ": " + list + ", not " + right;
                })
                .filter(wrong -> !wrong.isEmpty())
                .toList();
    }

    private String farIn(int page) {
        var list =
                api.get("/whatsapp-leads?per_page=1&page=" + page).expect(200).json();
        var ids = Leads.ids(list);
        return (ids.isEmpty() ? "none" : ids.get(0)) + " of " + list.getInt("count");
    }

    /** Walked backwards, no page has told where the one asked for begins; forwards, each has, unless something changes. */
    private List<Long> numbered(String path) {
        var pages = new ArrayList<>(IntStream.of(6, 5, 4, 3, 2, 1)
                .mapToObj(page -> shown(path + page))
                .toList());
        Collections.reverse(pages);
        assertEquals(
                pages,
                IntStream.rangeClosed(1, 6).mapToObj(page -> shown(path + page)).toList(),
                path);
        return pages.stream()
                .flatMap(page -> Leads.ids(Answer.json(page.get(0))).stream())
                .sorted()
                .toList();
    }

    private List<String> shown(String path) {
        var answer = api.get(path).expect(200);
        return List.of(answer.body(), answer.header("link"));
    }

    @Test
    void aCursorBelongsToItsOrder() {
        var next = target(api.get("/whatsapp-leads?sort=date&per_page=2").expect(200), NEXT);
        for (var path : List.of(
                next.replace("sort=date", "sort=phone"),
                next + "&sort_order=DESC",
                next.replaceAll("cursor=\\w", "cursor=%20"),
                next.replaceAll("cursor=.*", "cursor="))) {
            var problem = api.get(path).expect(400);
            assertEquals(
                    "[{\"parameter\":\"cursor\",\"detail\":\"takes what a Link header of the list in this order gives;"
                            + " without it the list begins anew\"}]",
                    problem.json().get("errors").toString(),
                    path);
        }
    }

    /** A page and the way to it. */
    record Page(String path, List<Long> ids) {}

    private List<Long> walk(String first) {
        return pages(first, NEXT).stream().flatMap(page -> page.ids().stream()).toList();
    }

    /** Follows the links, as a client does that knows nothing of page numbers. */
    private List<Page> pages(String first, Pattern link) {
        var pages = new ArrayList<Page>();
        for (var path = first; path != null; ) {
            var answer = api.get(path).expect(200);
            pages.add(new Page(path, Leads.ids(answer.json())));
            path = target(answer, link);
        }
        return pages;
    }

    private static String target(Answer answer, Pattern link) {
        var found = link.matcher(answer.header("link"));
        return found.find() ? found.group(1) : null;
    }

    @Test
    void filtersPartitionTheLeads() {
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
    void anyQueryIsAnsweredOrExplained() {
        var random = new Random(11);
        for (var i = 0; i < 400; i++) {
            var query = query(random);
            var answer = api.rawGet("/whatsapp-leads?" + query);
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
