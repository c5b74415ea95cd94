package com.mycrm.bench;

import com.mycrm.leads.LeadStatus;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Reads of all lists and objects with filters, sorts, pages, cursors, expansions, formats and faults, from a fixed
 * seed.
 */
final class GeneratedReads {

    private static final Map<String, List<String>> SORTS = Map.of(
            "/whatsapp-leads", List.of("id", "phone", "user", "status", "date", "created", "updated", "name"),
            "/users", List.of("id", "first_name", "last_name", "email", "role", "status", "created", "updated"),
            "/properties",
                    List.of(
                            "id",
                            "reference",
                            "status",
                            "user",
                            "offering_type",
                            "price",
                            "created",
                            "updated",
                            "size"));

    private static final List<String> FAULTS = List.of(
            "filters[nope]=1",
            "filter[status]=pending",
            "filters[id]=a,2",
            "filters[date]=2024-02-30",
            "filters[created][from]=soon",
            "filters[phone]=x",
            "filters[status]=Pending",
            "filters[user]=",
            "page=0",
            "page=x",
            "per_page=-1",
            "per_page=501",
            "sort_order=down",
            "cursor=abc",
            "cursor=",
            "format=pdf",
            "colour=red",
            "filters[]=1",
            "filters[a][b][c]=1",
            "x=%zz",
            "x=%00",
            "filters[property][reference]=%F0%9F%98%80");

    private final Random random = new Random(18);
    private final AnswerRecorder recorder;
    private final List<String> phones = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final Map<String, List<Supplier<String>>> filters = Map.of(
            "/whatsapp-leads",
            List.of(
                    () -> "filters[id]=" + ids(1_600),
                    () -> "filters[phone]=" + phone(),
                    () -> "filters[status]=" + some(LeadStatus.WORDS),
                    () -> "filters[user]=" + ids(13),
                    () -> "filters[property][id]=" + ids(62),
                    () -> "filters[property]=" + ids(62),
                    () -> "filters[property][reference]=" + Client.encoded(one(references)),
                    () -> "filters[%s]=%s".formatted(axis(), day()),
                    () -> "filters[%s][from]=%s".formatted(axis(), time()),
                    () -> "filters[%s_to]=%s".formatted(axis(), time()),
                    () -> "filters[%1$s][from]=%2$s&filters[%1$s][to]=%3$s".formatted(axis(), day(), time())),
            "/users",
            List.of(
                    () -> "filters[id]=" + ids(14),
                    () -> "filters[status]=" + one(List.of("active", "inactive", "gone")),
                    () -> "filters[role]=" + one(List.of("agent", "manager", "agent,admin")),
                    () -> "filters[email]=Jean.Pac@example.com"),
            "/properties",
            List.of(
                    () -> "filters[id]=" + ids(62),
                    () -> "filters[reference]=" + Client.encoded(one(references)),
                    () -> "filters[status]=" + one(List.of("active", "sold,rented", "inactive", "nope")),
                    () -> "filters[user]=" + ids(13),
                    () -> "filters[offering_type]=" + one(List.of("rent", "sale", "rent,sale", "lease"))));

    GeneratedReads(AnswerRecorder recorder) {
        this.recorder = recorder;
    }

    /** Sends so many reads; about one of three continues from a link of the answer before. */
    void run(int reads) throws IOException {
        readSample();
        Wire.Answer last = null;
        for (var i = 0; i < reads; i++) {
            var relation = one(List.of("next", "next", "prev", "last", "first", "", "", "", ""));
            var request = request();
            var headers = headers();
            var link = last == null ? null : AnswerRecorder.link(last, relation).orElse(null);
            last = recorder.record("GET", link == null ? request : link, headers, null);
        }
    }

    /** Values that the sample has, for filters that match. */
    private void readSample() throws IOException {
        for (var lead : items("/whatsapp-leads?per_page=300&sort=date", "whatsapp")) {
            if (!lead.isNull("phone")) {
                phones.add(lead.getString("phone").replaceAll("[^0-9]", ""));
            }
            times.add(lead.getString("date"));
        }
        items("/properties?per_page=60", "properties")
                .forEach(property -> references.add(property.getString("reference")));
        references.addAll(List.of("pf-flex", "PF-FLEX", "EXT-111", "none", "it's", "100%"));
    }

    private List<JsonObject> items(String path, String key) throws IOException {
        var text = recorder.send("GET", path, "", null).text();
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().getJsonArray(key).stream()
                    .map(JsonValue::asJsonObject)
                    .toList();
        }
    }

    private String request() {
        var kind = random.nextInt(20);
        if (kind < 12) {
            return list("/whatsapp-leads");
        }
        return switch (kind) {
            case 12, 13 -> list("/users");
            case 14, 15 -> list("/properties");
            case 16 ->
                "/whatsapp-leads/" + one(List.of("1", "77", "1500", "1501", "0", "x", "99999999999999999999", "9/"));
            case 17 -> one(List.of("/users/", "/properties/")) + one(List.of("1", "2", "12", "60", "61", "-1", "1.5"));
            case 18 ->
                "/whatsapp-leads/" + random.nextInt(1_502) + one(List.of("/history", "/messages"))
                        + one(List.of("", "?page=2", "?per_page=1", "?page=0", "?more=1"));
            default ->
                one(List.of("/api-keys", "/channels", "/inbox", "/imports/1", "/nothing"))
                        + one(List.of("", "?page=1&per_page=2", "?page=x", "?filters[state]=done", "?more=1"));
        };
    }

    private String list(String path) {
        var parts = new ArrayList<String>();
        for (var i = random.nextInt(4); i > 0; i--) {
            parts.add(one(filters.get(path)).get());
        }
        if (random.nextInt(3) > 0) {
            parts.add("sort=" + one(SORTS.get(path)));
        }
        if (random.nextInt(2) == 0) {
            parts.add("sort_order=" + one(List.of("ASC", "DESC", "desc")));
        }
        if (random.nextInt(5) > 0) {
            parts.add("per_page=" + one(List.of("1", "2", "5", "20", "100", "500")));
        }
        if (random.nextInt(3) == 0) {
            parts.add("page=" + one(List.of("1", "2", "3", "11", "75", "1500", "2147483647")));
        }
        if (random.nextInt(7) == 0) {
            parts.add(one(FAULTS));
        }
        if (random.nextInt(12) == 0) {
            parts.add("format=" + one(List.of("csv", "ndjson", "json")));
        }
        return path + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private String headers() {
        var headers = "";
        if (random.nextInt(3) == 0) {
            var value = one(List.of("true", "user", "property", "user,agent", "no", "*"));
            headers += "X-MyCRM-Expand-Data: " + value + "\r\n";
        }
        if (random.nextInt(12) == 0) {
            headers += "Accept: " + one(List.of("text/csv", "application/x-ndjson", "*/*", "image/png")) + "\r\n";
        }
        if (random.nextInt(12) == 0) {
            headers += "Prefer: handling=lenient\r\n";
        }
        return headers;
    }

    private String ids(int bound) {
        var ids = Integer.toString(random.nextInt(bound));
        for (var i = random.nextInt(4); i > 0; i--) {
            ids += "," + random.nextInt(bound);
        }
        return ids;
    }

    private String phone() {
        var digits = one(phones);
        var from = random.nextInt(digits.length() - 3);
        var to = Math.min(digits.length(), from + 3 + random.nextInt(8));
        return one(List.of("", "", "%2B", "00")) + digits.substring(from, to);
    }

    private String some(List<String> words) {
        return random.nextInt(2) == 0 ? one(words) : one(words) + "," + one(words);
    }

    private String axis() {
        return one(List.of("date", "created", "updated"));
    }

    private String day() {
        return LocalDate.of(2022, 11, 1).plusDays(random.nextInt(1_500)).toString();
    }

    private String time() {
        return random.nextInt(2) == 0 ? day() : one(times);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
