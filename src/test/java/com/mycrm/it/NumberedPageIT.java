package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages by number, near and far, with a count that is exact, before and after leads are written. */
class NumberedPageIT {

    /** Leads are counted in blocks of so many ids, by which far pages are found. */
    private static final int BLOCK = 1_024;

    private static final int ROUNDS = 60;

    private static final String UNQUALIFIED = Leads.STATUSES.stream()
            .filter(status -> !status.equals("qualified"))
            .collect(Collectors.joining(","));

    private final Api api = TestServer.api();

    @Test
    void pageIsTheSameWhateverWasReadBefore() {
        for (var sort : Leads.SORTS) {
            for (var order : List.of("ASC", "DESC")) {
                var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=299&page=".formatted(sort, order);
                assertEquals(Leads.upTo(1500), idsOfSixPages(path), path);
                var first = Leads.makeFirstOf(api, sort, order);
                try {
                    var all = new ArrayList<>(Leads.upTo(1500));
                    all.add(first);
                    assertEquals(all, idsOfSixPages(path), path);
                } finally {
                    Leads.delete(api, first);
                }
            }
        }
    }

    /** Reads the pages from the last to the first, then from the first to the last, and expects the same answers. */
    private List<Long> idsOfSixPages(String path) {
        var pages = new ArrayList<>(IntStream.of(6, 5, 4, 3, 2, 1)
                .mapToObj(page -> bodyAndLinks(path + page))
                .toList());
        Collections.reverse(pages);
        var again = IntStream.rangeClosed(1, 6)
                .mapToObj(page -> bodyAndLinks(path + page))
                .toList();
        assertEquals(pages, again, path);
        return pages.stream()
                .flatMap(page -> Leads.ids(Answer.json(page.get(0))).stream())
                .sorted()
                .toList();
    }

    private List<String> bodyAndLinks(String path) {
        var answer = api.get(path).expect(200);
        return List.of(answer.body(), answer.header("link"));
    }

    @Test
    void farPageEqualsThePartOfALargePage() {
        var ids = Leads.ids(api.json("/whatsapp-leads?per_page=500&page=3"));
        var far = api.json("/whatsapp-leads?per_page=7&page=200");
        assertEquals(ids.subList(1_393 - 1_000, 1_400 - 1_000), Leads.ids(far));
        assertEquals(1500, far.getInt("count"));
    }

    @Test
    void farPageIsRightAfterEachDelete() {
        var left = new ArrayList<Long>();
        try {
            for (var i = 0; i < 3; i++) {
                left.add(Leads.makeFirstOf(api, "id", "DESC"));
            }
            while (!left.isEmpty()) {
                for (var i = 0; i < left.size(); i++) {
                    assertPage(List.of(left.get(i)), 1500 + left.size(), 1501 + i, "");
                }
                assertPage(List.of(), 1500 + left.size(), 1501 + left.size(), "");
                Leads.delete(api, left.remove(0));
            }
            assertPage(List.of(), 1500, 1501, "");
        } finally {
            left.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void pageMovesWhenAnEarlierLeadLeavesTheFilter() {
        var before = Leads.ids(api, lead -> lead.getString("status").equals("qualified"))
                .size();
        var made = new TreeMap<Long, String>();
        try {
            for (var i = 0; i < 6; i++) {
                setStatus(Leads.makeFirstOf(api, "id", "DESC"), "qualified", made);
            }
            var left = new ArrayList<>(made.keySet());
            while (left.size() > 2) {
                for (var i = 0; i < left.size(); i++) {
                    assertPage(List.of(left.get(i)), before + left.size(), before + 1 + i, "qualified");
                }
                setStatus(left.remove(0), "delivered", made);
                assertPage(List.of(left.get(1)), before + left.size(), before + 2, "qualified");
            }
        } finally {
            made.keySet().forEach(id -> Leads.delete(api, id));
        }
    }

    /** Leads on both sides of the end of a block of ids change and swap their statuses. */
    @Test
    void pagesAroundTheEndOfABlockFollowChanges() {
        var random = new Random(17);
        var made = new TreeMap<Long, String>();
        var lists = new ArrayList<>(List.of(UNQUALIFIED, UNQUALIFIED + ",qualified", "qualified"));
        try {
            do {
                made.put(Leads.makeFirstOf(api, "id", "DESC"), "viewingsInProgress");
            } while (made.lastKey() < endOfBlock(made.firstKey() + 9) + 9);
            var end = endOfBlock(made.firstKey() + 9);
            for (var i = 0; i < ROUNDS; i++) {
                change(random, end, made);
                Collections.shuffle(lists, random);
                lists.forEach(statuses -> assertPagesAround(end, statuses, made, random));
            }
        } finally {
            made.keySet().forEach(id -> Leads.delete(api, id));
        }
    }

    private static long endOfBlock(long id) {
        return id | BLOCK - 1;
    }

    /** Deletes a lead near the end of the block, changes the status of one, or swaps the statuses of two. */
    private void change(Random random, long end, NavigableMap<Long, String> made) {
        var ids = new ArrayList<>(made.subMap(end - 3, end + 5).keySet());
        Collections.shuffle(ids, random);
        var first = made.get(ids.get(0));
        if (ids.size() > 4 && random.nextInt(20) == 0) {
            Leads.delete(api, ids.get(0));
            made.remove(ids.get(0));
        } else if (random.nextBoolean()) {
            setStatus(ids.get(0), first.equals("qualified") ? "delivered" : "qualified", made);
        } else {
            setStatus(ids.get(0), made.get(ids.get(1)), made);
            setStatus(ids.get(1), first, made);
        }
    }

    private void setStatus(long id, String status, Map<Long, String> made) {
        api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"" + status + "\"}")
                .expect(200);
        made.put(id, status);
    }

    /** Compares the pages of one lead on both sides of the end of the block, in random order. */
    private void assertPagesAround(long end, String statuses, Map<Long, String> made, Random random) {
        var wanted = List.of(statuses.split(","));
        var expected = new ArrayList<>(Leads.ids(api, lead -> wanted.contains(lead.getString("status"))));
        made.keySet().stream().filter(id -> wanted.contains(made.get(id))).forEach(expected::add);
        var before = (int) expected.stream().filter(id -> id <= end).count();
        var pages = IntStream.rangeClosed(before - 4, Math.min(before + 4, expected.size()))
                .boxed()
                .collect(Collectors.toList());
        Collections.shuffle(pages, random);
        pages.forEach(page -> assertPage(expected.subList(page - 1, page), expected.size(), page, statuses));
    }

    /** @param statuses empty for no filter */
    private void assertPage(List<Long> ids, int count, int page, String statuses) {
        var filter = statuses.isEmpty() ? "" : "&filters[status]=" + statuses;
        var path = "/whatsapp-leads?per_page=1&page=" + page + filter;
        var list = api.json(path);
        assertEquals(ids + " of " + count, Leads.ids(list) + " of " + list.getInt("count"), path);
    }
}
