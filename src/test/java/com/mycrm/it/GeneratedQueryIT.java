package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of the list of leads for generated queries; a failure shows the smallest query that breaks the law. */
class GeneratedQueryIT {

    private static final LocalDate FIRST = LocalDate.of(2022, 12, 1);

    private final Api api = TestServer.api();

    @Property(tries = 300)
    void anyQueryTextIsAnsweredWith200Or400(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(max = 300) String query) {
        assertAnsweredOrRefused("/whatsapp-leads?" + query);
    }

    @Property(tries = 300)
    void anyFilterValueIsAnsweredWith200Or400(
            @ForAll("filters") String filter, @ForAll @StringLength(max = 60) String value) {
        assertAnsweredOrRefused("/whatsapp-leads?" + filter + "=" + Api.encoded(value));
    }

    @Provide
    Arbitrary<String> filters() {
        return Arbitraries.of(OpenApiReadIT.filters(api, "/whatsapp-leads"));
    }

    @Example
    void anyCombinationOfParametersIsAnsweredWith200Or400() {
        var random = new Random(11);
        var names = new ArrayList<>(OpenApiReadIT.filters(api, "/whatsapp-leads"));
        names.addAll(List.of("filters[nope]", "filters[]", "filters[a][b][c]"));
        for (var i = 0; i < 400; i++) {
            assertAnsweredOrRefused("/whatsapp-leads?" + query(names, random));
        }
    }

    private static String query(List<String> names, Random random) {
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
                            : names.get(random.nextInt(names.size())) + "=" + value);
        }
        return String.join("&", pieces);
    }

    private void assertAnsweredOrRefused(String target) {
        var answer = api.rawGet(target);
        var good = answer.status() == 200;
        assertEquals(good ? 200 : 400, answer.status(), target);
        assertEquals(
                good ? "application/json;charset=UTF-8" : "application/problem+json", answer.header("content-type"));
        assertTrue(answer.json().containsKey(good ? "count" : "errors"), answer.body());
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void dayPartitionsTheLeads(@ForAll @IntRange(max = 1_400) int days, @ForAll @IntRange(max = 6) int filter) {
        var name = List.of("date", "created", "updated").get(filter % 3);
        var day = FIRST.plusDays(days);
        var before = count("filters[%s][to]=%s".formatted(name, day));
        assertEquals(before, count("filters[%s_to]=%sT23:59:59Z".formatted(name, day)));
        assertEquals(all(), before + count("filters[%s][from]=%s".formatted(name, day.plusDays(1))));
        assertEquals(
                count("filters[%s]=%s".formatted(name, day)),
                before - count("filters[%s][to]=%s".formatted(name, day.minusDays(1))));
    }

    @Property(tries = 12, shrinking = ShrinkingMode.BOUNDED)
    void pagesOfAFilterListEachLeadOnce(
            @ForAll @IntRange(max = 6) int sort,
            @ForAll boolean down,
            @ForAll @IntRange(min = 7, max = 90) int size,
            @ForAll @IntRange(min = 1, max = 12) int user) {
        var query = "/whatsapp-leads?filters[user]=%d&sort=%s&sort_order=%s&per_page=%d"
                .formatted(user, Leads.SORTS.get(sort), down ? "desc" : "asc", size);
        var expected = Leads.ids(api, lead -> Leads.user(lead) == user);
        var found = new ArrayList<Long>();
        for (var page = 1; page <= expected.size() / size + 1; page++) {
            var list = api.json(query + "&page=" + page);
            assertEquals(expected.size(), list.getInt("count"));
            found.addAll(Leads.ids(list));
        }
        assertEquals(expected, found.stream().sorted().toList());
    }

    private int count(String query) {
        return api.json("/whatsapp-leads?per_page=1&" + query).getInt("count");
    }

    private int all() {
        return Leads.all(api).size();
    }
}
