package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contract, sections 2, 2.2 and 2.3: the envelope, pages, links, sorts and the shape of a lead. */
class ListIT {

    /** Text, not JSON, because the contract gives the order of the keys. */
    private static final String FIRST = """
            {"id":1,"phone":"0478524147","status":"delivered","user":{"id":1},"property":{"id":1},\
            "property_reference":"pf-flex","date":"2023-07-20T22:55:01Z","created_at":"2023-07-20T22:55:29Z",\
            "updated_at":"2025-05-05T10:38:52Z"}""";

    private final Api api = TestServer.api();

    @Test
    void singleLeadHasItsEnvelope() {
        var answer = api.get("/whatsapp-leads/1").expect(200);
        assertEquals("application/json;charset=UTF-8", answer.header("content-type"));
        assertEquals("{\"whatsapp\":" + FIRST + "}", answer.body());
    }

    @Test
    void listHasItsEnvelope() {
        assertEquals(
                "{\"count\":1500,\"page\":1,\"per_page\":1,\"whatsapp\":[" + FIRST + "]}",
                api.get("/whatsapp-leads?per_page=1").expect(200).body());
    }

    @Test
    void leadsHaveAllKeys() {
        for (var lead : Leads.all(api)) {
            assertEquals(Leads.NAMES, List.copyOf(lead.keySet()));
        }
        assertSampleHas(lead -> lead.isNull("phone"));
        assertSampleHas(lead -> lead.getString("property_reference").isEmpty());
        assertSampleHas(lead ->
                lead.isNull("property") && !lead.getString("property_reference").isEmpty());
    }

    private void assertSampleHas(Predicate<JsonObject> condition) {
        assertFalse(Leads.ids(api, condition).isEmpty(), "no lead of the sample is of this kind");
    }

    @Test
    void unknownLeadIs404() {
        for (var id : List.of("1501", "0", "-1", "x", "99999999999999999999")) {
            api.get("/whatsapp-leads/" + id)
                    .isProblem(404, "Not Found", "The lead " + id + " does not exist.", "/whatsapp-leads/" + id);
        }
    }

    @Test
    void pageHasAHundredLeadsByDefault() {
        var second = api.json("/whatsapp-leads?page=2");
        assertEquals(1500, second.getInt("count"));
        assertEquals(100, second.getInt("per_page"));
        assertEquals(Leads.upTo(200).subList(100, 200), Leads.ids(second));
    }

    @Test
    void pageHasFiveHundredLeadsAtMost() {
        var answer = api.get("/whatsapp-leads?per_page=501").expect(200);
        assertEquals(List.of("per_page is 500 at most; more was given"), answer.all("x-mycrm-api-warning"));
        assertEquals(500, answer.json().getInt("per_page"));
        assertEquals(Leads.upTo(500), Leads.ids(answer.json()));
    }

    @Test
    void pagePastTheEndIsEmpty() {
        for (var page : List.of("16", "2147483647")) {
            assertEquals(
                    "{\"count\":1500,\"page\":" + page + ",\"per_page\":100,\"whatsapp\":[]}",
                    api.get("/whatsapp-leads?page=" + page).expect(200).body());
        }
        assertEquals(
                "{\"count\":0,\"page\":1,\"per_page\":100,\"whatsapp\":[]}",
                api.get("/whatsapp-leads?filters[id]=777777").expect(200).body());
    }

    @Test
    void linksKeepFiltersAndSorts() {
        var list = "</whatsapp-leads?filters%5Bid%5D=1%2C2%2C3&sort=date&per_page=1";
        assertEquals(
                list + "&page=1>; rel=\"first\", " + list + "&page=1&cursor=...>; rel=\"prev\", " + list
                        + "&page=3&cursor=...>; rel=\"next\", " + list + "&page=3>; rel=\"last\"",
                api.get("/whatsapp-leads?filters[id]=1,2,3&sort=date&page=2&per_page=1")
                        .header("link")
                        .replaceAll("cursor=[\\w-]+>", "cursor=...>"));
    }

    @Test
    void sortsAreTotalOrders() {
        Map<String, Comparator<JsonObject>> sorts = Map.of(
                "id", Comparator.comparing(Leads::id),
                "phone", by(lead -> Leads.text(lead, "phone")),
                "user", Comparator.comparing(Leads::user),
                "status", by(lead -> Leads.text(lead, "status")),
                "date", by(lead -> Leads.time(lead, "date")),
                "created", by(lead -> Leads.time(lead, "created_at")),
                "updated", by(lead -> Leads.time(lead, "updated_at")));
        sorts.forEach((name, order) -> {
            var total = order.thenComparing(Leads::id);
            sorted("sort=" + name, total);
            sorted("sort=" + name + "&sort_order=asc", total);
            sorted("sort=" + name + "&sort_order=DESC", total.reversed());
        });
        sorted("sort_order=Desc", Comparator.comparing(Leads::id).reversed());
    }

    private static <T extends Comparable<T>> Comparator<JsonObject> by(Function<JsonObject, T> key) {
        return Comparator.comparing(key, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private void sorted(String query, Comparator<JsonObject> order) {
        var expected = Leads.all(api).stream().sorted(order).map(Leads::id).toList();
        for (var page = 1; page <= 3; page++) {
            var ids = Leads.ids(api.json("/whatsapp-leads?per_page=500&page=" + page + "&" + query));
            assertEquals(expected.subList(500 * (page - 1), 500 * page), ids, query);
        }
    }
}
