package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.PhoneNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contract, sections 2.1 and 4: every filter returns exactly the leads that match, and counts them. */
class FilterIT {

    private final Api api = TestServer.api();

    @Test
    void listFiltersById() {
        matches("filters[id]=3", lead -> Leads.id(lead) == 3);
        matches("filters[id]=1500,7, 9", lead -> Set.of(7L, 9L, 1500L).contains(Leads.id(lead)));
    }

    @Test
    void listFiltersByStatus() {
        Leads.STATUSES.forEach(word -> matches(
                "filters[status]=" + word, lead -> lead.getString("status").equals(word)));
        matches(
                "filters[status]=pending,contractSigned",
                lead -> Set.of("pending", "contractSigned").contains(lead.getString("status")));
    }

    @Test
    void listFiltersByPhoneInAnyNotation() {
        phone("0478524147", "478524147");
        phone("478524147", "478524147");
        phone("%2B32 478", "32478");
        phone("00971 5", "9715");
        phone("971.5-0", "97150");
        phone("3", "3");
        phone("(415) 555", "415555");
    }

    /** Eight digits or more are looked up in an index of all parts of numbers. */
    @Test
    void listFiltersByEightDigitsAnywhereInAPhone() {
        var numbers = Leads.all(api).stream()
                .filter(lead -> !lead.isNull("phone"))
                .map(lead -> lead.getString("phone").replaceAll("[^0-9]", ""))
                .distinct()
                .limit(40)
                .toList();
        var random = new Random(3);
        for (var number : numbers) {
            var from = random.nextInt(number.length() - 7);
            var to = from + 8 + random.nextInt(number.length() - from - 7);
            phone("%2B" + number.substring(from, to), number.substring(from, to));
        }
    }

    @Test
    void listFiltersByAnyPartOfAPhoneOfAnyLength() {
        for (var number : List.of("0012345678901234", "123456789012345", "98765432109876", "12345678")) {
            var lead = "{\"whatsapp\": {\"phone\": \"" + number + "\"}}";
            var path = api.write("POST", "/whatsapp-leads", lead).expect(201).header("location");
            try {
                for (var from = 0; from + 8 <= number.length(); from++) {
                    for (var to = from + 8; to <= number.length(); to++) {
                        var list = api.json("/whatsapp-leads?filters[phone]=%2B" + number.substring(from, to));
                        assertTrue(Leads.ids(list).stream().anyMatch(id -> path.endsWith("/" + id)), list::toString);
                    }
                }
            } finally {
                api.write("DELETE", path, null).expect(204);
            }
        }
    }

    /** A whole number with its country is also found where it is stored without it. */
    private void phone(String value, String digits) {
        var number = PhoneNumber.of(value.replace("%2B", "+")).orElseThrow();
        matches("filters[phone]=" + value, lead -> {
            var phone = lead.isNull("phone") ? "" : lead.getString("phone");
            return phone.replaceAll("[^0-9]", "").contains(digits)
                    || digits.length() >= 8
                            && PhoneNumber.of(phone).filter(number::isSame).isPresent();
        });
    }

    @Test
    void listFiltersByDay() {
        for (var name : List.of("date", "created", "updated")) {
            var key = name.equals("date") ? "date" : name + "_at";
            matches(
                    "filters[%s]=%s".formatted(name, day(name)),
                    within(key, day(name) + "T00:00:00Z", day(name) + "T23:59:59Z"));
            matches(
                    "filters[" + name + "][from]=2025-01-31",
                    within(key, "2025-01-31T00:00:00Z", "2030-01-01T00:00:00Z"));
            matches(
                    "filters[" + name + "][to]=2024-02-29",
                    within(key, "2000-01-01T00:00:00Z", "2024-02-29T23:59:59Z"));
            matches(
                    "filters[" + name + "_from]=2024-02-01&filters[" + name + "_to]=2024-03-31",
                    within(key, "2024-02-01T00:00:00Z", "2024-03-31T23:59:59Z"));
        }
    }

    /** A day that a lead of the sample has. */
    private String day(String name) {
        return Leads.all(api)
                .get(700)
                .getString(name.equals("date") ? "date" : name + "_at")
                .substring(0, 10);
    }

    @Test
    void listFiltersByInstant() {
        var date = Leads.all(api).get(800).getString("date");
        matches("filters[date][from]=%s&filters[date][to]=%s".formatted(date, date), within("date", date, date));
        var at = Instant.parse(date);
        matches(
                "filters[date][from]=" + date.replace("Z", ".5Z"),
                lead -> Leads.time(lead, "date").isAfter(at));
        matches(
                "filters[date][to]=" + date.replace("Z", ".5Z"),
                lead -> !Leads.time(lead, "date").isAfter(at));
        matches(
                "filters[date][to]=2024-01-01T03:00:00%2B04:00",
                within("date", "2000-01-01T00:00:00Z", "2023-12-31T23:00:00Z"));
    }

    @Test
    void listFiltersByUserAndProperty() {
        matches("filters[user]=4", lead -> Leads.user(lead) == 4);
        matches("filters[user]=4,5", lead -> Set.of(4L, 5L).contains(Leads.user(lead)));
        matches("filters[property][id]=1", lead -> Leads.property(lead) == 1);
        matches("filters[property]=2,3", lead -> Set.of(2L, 3L).contains(Leads.property(lead)));
    }

    @Test
    void listFiltersByReferenceIgnoringCase() {
        for (var reference : List.of("pf-flex", "PF-FLEX", "bXl-006-A", "PF-1002")) {
            matches("filters[property][reference]=" + reference, reference(reference));
        }
        matches("filters[property][reference]=ext-111", reference("EXT-111"));
        assertEquals(List.of(), Leads.ids(api.json("/whatsapp-leads?filters[property][reference]=pf-fle")));
        assertEquals(List.of(), Leads.ids(api.json("/whatsapp-leads?filters[property][reference]=pf%25")));
    }

    @Test
    void listFiltersByTheIdOfAnAd() {
        matches(
                "filters[referral]=120210987654321",
                lead -> Set.of(1499L, 1500L).contains(Leads.id(lead)));
        assertEquals(List.of(), Leads.ids(api.json("/whatsapp-leads?filters[referral]=12021098765432")));
    }

    @Test
    void listCombinesFiltersWithAnd() {
        matches(
                "filters[status]=delivered,prospect&filters[user]=1,4,5"
                        + "&filters[date][from]=2024-01-01&filters[phone]=5",
                within("date", "2024-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
                        .and(lead -> Set.of("delivered", "prospect").contains(lead.getString("status")))
                        .and(lead -> Set.of(1L, 4L, 5L).contains(Leads.user(lead)))
                        .and(lead ->
                                !lead.isNull("phone") && lead.getString("phone").contains("5")));
    }

    @Test
    void faultyParametersAreRefusedTogether() {
        var days = "takes a day, YYYY-MM-DD, or an RFC 3339 instant, 2023-05-09T08:30:00Z";
        api.get("/whatsapp-leads?filters[id]=a&filters[phone]=x&filters[status]=Pending&filters[date]=yesterday"
                        + "&filters[created][from]=2023-13-01&filters[user]=&filters[property]=1.5"
                        + "&sort=name&sort_order=down&page=0")
                .isBadRequest(
                        "/whatsapp-leads",
                        "filters[id]",
                        "takes whole numbers, separated by commas",
                        "filters[phone]",
                        "takes the digits of a phone number, with any of + - ( ) . or blanks",
                        "filters[status]",
                        "takes one or more of " + String.join(", ", Leads.STATUSES) + ", separated by commas",
                        "filters[date]",
                        "takes a day, YYYY-MM-DD",
                        "filters[created][from]",
                        days,
                        "filters[user]",
                        "takes whole numbers, separated by commas",
                        "filters[property]",
                        "takes whole numbers, separated by commas",
                        "sort",
                        "takes one of id, phone, user, status, date, created, updated",
                        "sort_order",
                        "takes ASC or DESC",
                        "page",
                        "takes a whole number from 1");
    }

    @Test
    void severalValuesAreWrittenAsClientsDo() {
        for (var query : List.of(
                "filters[status][0]=pending&filters[status][1]=prospect",
                "filters[status][]=pending&filters[status][]=prospect",
                "filters[status]=pending&filters[status]=prospect")) {
            matches(query, lead -> Set.of("pending", "prospect").contains(lead.getString("status")));
        }
        matches("filters[property[id]]=1", lead -> Leads.property(lead) == 1);
        matches("filters[property][id][0]=1", lead -> Leads.property(lead) == 1);
    }

    @Test
    void whatOnlyLooksLikeAFilterIsRefusedOnEveryList() {
        for (var path : List.of(
                "/whatsapp-leads",
                "/leads",
                "/calltrackings",
                "/users",
                "/properties",
                "/locations",
                "/channels",
                "/inbox",
                "/api-keys",
                "/imports")) {
            for (var name : List.of("filter[status]", "filters", "filters[status", "sort[0]", "page[number]")) {
                var answer = api.get(path + "?" + name + "=pending");
                assertEquals(400, answer.status(), path + " " + name);
                var error = answer.json().getJsonArray("errors").getJsonObject(0);
                assertEquals(name, error.getString("parameter"));
                assertTrue(error.getString("detail").startsWith("is no filter: write filters[name]=value; "), path);
            }
        }
    }

    @Test
    void unknownStatusIsRefusedOnEveryList() {
        for (var path : List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties")) {
            var answer = api.get(path + "?filters[status]=nope");
            assertEquals(400, answer.status(), path);
            assertEquals("InvalidRequest", answer.json().getString("error"));
            assertTrue(
                    answer.json()
                            .getJsonObject("messages")
                            .getJsonObject("filters")
                            .containsKey("status"),
                    path);
        }
    }

    @Test
    void unknownFilterIsRefusedUnlessLenient() {
        var known = "id, phone, status, date, date[from], date[to], date_from, date_to,"
                + " created, created[from], created[to], created_from, created_to,"
                + " updated, updated[from], updated[to], updated_from, updated_to,"
                + " user, property[id], property, property[reference], referral";
        api.get("/whatsapp-leads?filters[stauts]=pending")
                .isBadRequest("/whatsapp-leads", "filters[stauts]", "is unknown; there are " + known);
        var lenient = api.get("/whatsapp-leads?filters[stauts]=pending&per_page=1", "Prefer", "handling=lenient")
                .expect(200);
        assertEquals(List.of("the filter stauts is unknown and was ignored"), lenient.all("x-mycrm-api-warning"));
        assertEquals("handling=lenient", lenient.header("preference-applied"));
        assertEquals(1500, lenient.json().getInt("count"));
    }

    @Test
    void unknownParameterIsAWarning() {
        var answer = api.get("/whatsapp-leads?filters[]=1&limit=5&per_page=1").expect(200);
        assertEquals(
                List.of("filters[] names no filter and was ignored", "the parameter limit is unknown and was ignored"),
                answer.all("x-mycrm-api-warning"));
        assertEquals(1500, answer.json().getInt("count"));
    }

    private void matches(String query, Predicate<JsonObject> wanted) {
        var expected = Leads.ids(api, wanted);
        assertFalse(expected.isEmpty(), () -> "nothing in the sample data matches " + query);
        var list = api.json("/whatsapp-leads?per_page=500&" + query);
        assertEquals(expected.size(), list.getInt("count"), query);
        assertEquals(expected.subList(0, Math.min(500, expected.size())), Leads.ids(list), query);
    }

    private static Predicate<JsonObject> reference(String reference) {
        return lead -> reference.equalsIgnoreCase(Leads.text(lead, "property_reference"));
    }

    private static Predicate<JsonObject> within(String key, String first, String last) {
        return lead -> !Leads.time(lead, key).isBefore(Instant.parse(first))
                && !Leads.time(lead, key).isAfter(Instant.parse(last));
    }
}
