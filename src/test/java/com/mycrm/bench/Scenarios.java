package com.mycrm.bench;

import com.mycrm.leads.LeadStatus;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The kinds of requests that integrations send; whom and what they ask for is learnt from the service itself. */
final class Scenarios {

    /**
     * One kind.
     *
     * @param header a line with its end, or none
     * @param conditional whether a connection says what it has got before, and so expects 304
     */
    record Scenario(String header, boolean conditional, Supplier<String> path) {}

    private static final String LIST = "/whatsapp-leads";
    private static final String EXPAND = "X-MyCRM-Expand-Data: true\r\n";
    private static final int PAGE = 100;
    private static final int PARTS = 10;
    private static final int MOST_NAMES = 20_000;
    private static final int MOST_CURSORS = 20;

    /** Fewer digits than these are no whole number. */
    private static final int WHOLE_NUMBER = 8;

    private final Client client;
    private final Map<String, Scenario> all = new LinkedHashMap<>();

    private Scenarios(Client client) {
        this.client = client;
    }

    static Map<String, Scenario> learn(Client client) throws IOException {
        var scenarios = new Scenarios(client);
        scenarios.add();
        return scenarios.all;
    }

    private void add() throws IOException {
        var leads = client.count("");
        if (leads == 0) {
            throw new IOException("the service has no leads; leads=N adds some");
        }
        var pages = (int) ((leads + PAGE - 1) / PAGE);
        var ids = new ArrayList<String>();
        var phones = new ArrayList<String>();
        for (var part = 0; part < PARTS; part++) {
            var page = client.get(LIST + "?page=" + (1 + part * pages / PARTS));
            ids.addAll(Client.values(page, "whatsapp", lead -> number(lead, "id")));
            phones.addAll(Client.values(page, "whatsapp", Scenarios::digits));
        }
        phones.removeIf(digits -> digits.length() < WHOLE_NUMBER);
        var users = client.walk("users", user -> number(user, "id"), MOST_NAMES);
        var references =
                client.walk("properties", property -> Client.encoded(property.getString("reference")), MOST_NAMES);

        add("default page of 100", "", () -> "");
        addStatus();
        addDays();
        add("default page, expanded", EXPAND, () -> "");
        add("a user's page, expanded", EXPAND, () -> "?filters[user]=" + any(users));
        if (!references.isEmpty()) {
            add("a property's reference", "", () -> "?filters[property][reference]=" + any(references));
        }
        if (!phones.isEmpty()) {
            add("a whole phone number", "", () -> "?filters[phone]=" + any(phones));
        }
        addDeep(pages);
        add("one lead by id", "", () -> "?filters[id]=" + any(ids));
        all.put("unchanged since (304)", new Scenario("", true, () -> LIST));
    }

    private void add(String name, String header, Supplier<String> query) {
        all.put(name, new Scenario(header, false, () -> LIST + query.get()));
    }

    /** A rare status, but with twenty pages of ten if there is one: what a program asks for that works a status off. */
    private void addStatus() throws IOException {
        var rarest = "";
        var fewest = Long.MAX_VALUE;
        for (var status : LeadStatus.WORDS) {
            var count = client.count("&filters[status]=" + status);
            if (count >= 200 && count < fewest) {
                rarest = status;
                fewest = count;
            }
        }
        var filter = rarest.isEmpty() ? "" : "&filters[status]=" + rarest;
        add("a status, page of 10", "", () -> "?per_page=10" + filter + "&page=" + (1 + any(20)));
    }

    private void addDays() throws IOException {
        var first = dayOfFirst("ASC");
        var days = (int) Math.max(1, ChronoUnit.DAYS.between(first, dayOfFirst("DESC")) - 5);
        add("seven days, latest first", "", () -> {
            var from = first.plusDays(any(days));
            return "?filters[date][from]=" + from + "&filters[date][to]=" + from.plusDays(6)
                    + "&sort=date&sort_order=DESC";
        });
    }

    private LocalDate dayOfFirst(String order) throws IOException {
        var lead = client.get(LIST + "?per_page=1&sort=date&sort_order=" + order)
                .getJsonArray("whatsapp")
                .getJsonObject(0);
        return Instant.parse(lead.getString("date")).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Pages around the middle, once by their numbers and once by the cursors that lead to some of them. */
    private void addDeep(int pages) throws IOException {
        var middle = Math.max(1, pages / 2);
        var around = Math.max(1, Math.min(PAGE, pages / 4));
        add("page " + middle + " by number", "", () -> "?page=" + (middle + any(around) - around / 2));
        var cursors = new ArrayList<String>();
        for (var i = 0; i < Math.min(MOST_CURSORS, around); i++) {
            client.next(LIST + "?page=" + (middle - around / 2 + i)).ifPresent(cursors::add);
        }
        if (!cursors.isEmpty()) {
            all.put("the same by cursor", new Scenario("", false, () -> any(cursors)));
        }
    }

    private static String digits(JsonObject lead) {
        var phone = lead.get("phone");
        return phone == JsonValue.NULL ? "" : phone.toString().replaceAll("[^0-9]", "");
    }

    private static String number(JsonObject object, String member) {
        return ((JsonNumber) object.get(member)).toString();
    }

    private static int any(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    private static String any(List<String> of) {
        return of.get(any(of.size()));
    }
}
