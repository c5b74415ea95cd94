package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pages by the cursors of the Link header: each lead once, forwards and backwards, while leads are written. */
class PagingIT {

    private final Api api = TestServer.api();

    @Test
    void nextLinksListEachLeadOnce() {
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
    void prevLinksListTheSamePages() {
        for (var sort : Leads.SORTS) {
            var path = "/whatsapp-leads?sort=" + sort + "&per_page=400&sort_order=DESC";
            var there = pages(path, "next");
            var back = pages(there.get(there.size() - 1).path(), "prev");
            Collections.reverse(back);
            assertEquals(
                    there.stream().map(Page::ids).toList(),
                    back.stream().map(Page::ids).toList(),
                    path);
        }
    }

    /** The leads of the sample do not change; between two pages others are made before them and deleted. */
    @Test
    void nextLinksListEachLeadOnceDuringWrites() {
        for (var sort : Leads.SORTS) {
            for (var order : List.of("ASC", "DESC")) {
                var written = new ArrayList<Long>();
                try {
                    var path = "/whatsapp-leads?sort=%s&sort_order=%s&per_page=300".formatted(sort, order);
                    var ids = new ArrayList<Long>();
                    for (var next = path; next != null; ) {
                        var answer = api.get(next).expect(200);
                        ids.addAll(Leads.ids(answer.json()));
                        next = answer.link("next");
                        written.add(Leads.makeFirstOf(api, sort, order));
                        if (written.size() % 2 == 0) {
                            Leads.delete(api, written.remove(0));
                        }
                    }
                    assertEquals(
                            Leads.upTo(1500),
                            ids.stream().filter(id -> id <= 1500).sorted().toList(),
                            path);
                } finally {
                    written.forEach(id -> Leads.delete(api, id));
                }
            }
        }
    }

    @Test
    void cursorOfAnotherOrderIs400() {
        var next = api.get("/whatsapp-leads?sort=date&per_page=2").expect(200).link("next");
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

    /** A page and its address. */
    record Page(String path, List<Long> ids) {}

    private List<Long> walk(String first) {
        return pages(first, "next").stream()
                .flatMap(page -> page.ids().stream())
                .toList();
    }

    /** Follows the links of one relation. */
    private List<Page> pages(String first, String relation) {
        var pages = new ArrayList<Page>();
        for (var path = first; path != null; ) {
            var answer = api.get(path).expect(200);
            pages.add(new Page(path, Leads.ids(answer.json())));
            path = answer.link(relation);
        }
        return pages;
    }
}
