package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of the list for queries that jqwik generates. */
class GeneratedQueryIT {

    private static final LocalDate FIRST = LocalDate.of(2022, 12, 1);
    private static final List<String> FILTERS = List.of(
            "id",
            "phone",
            "status",
            "date",
            "date][from",
            "date_to",
            "created",
            "updated][from",
            "user",
            "property",
            "property][id",
            "property][reference");

    private final Api api = TestServer.api();

    @Property(tries = 300)
    void anyVisibleTextInAQueryIsAnsweredOrExplained(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(max = 300) String query) {
        answeredOrExplained("/whatsapp-leads?" + query);
    }

    @Property(tries = 300)
    void anyFilterTakesAnyValueOrSaysWhatItTakes(
            @ForAll @IntRange(max = 11) int filter, @ForAll @StringLength(max = 60) String value) {
        answeredOrExplained("/whatsapp-leads?filters[" + FILTERS.get(filter) + "]=" + Api.encoded(value));
    }

    private void answeredOrExplained(String target) {
        var answer = api.rawGet(target);
        assertTrue(answer.status() == 200 || answer.status() == 400, () -> answer.status() + " for " + target);
        var good = answer.status() == 200;
        assertEquals(good ? "application/json" : "application/problem+json", answer.header("content-type"));
        assertTrue(answer.json().containsKey(good ? "count" : "errors"), answer.body());
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void aDayDividesTheLeads(@ForAll @IntRange(max = 1_400) int days, @ForAll @IntRange(max = 6) int filter) {
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
    void anyWalkOfAFilterGivesEachOfItsLeadsOnce(
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
