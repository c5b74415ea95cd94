package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.ExpectedExtras;
import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports: CSV, NDJSON and XLSX have the rows of all pages of JSON. */
class ExportIT {

    private static final List<String> QUERIES = List.of(
            "",
            "sort=phone",
            "sort=phone&sort_order=desc",
            "sort=status&filters[user]=1,4,7",
            "sort=date&sort_order=desc&filters[status]=pending,delivered",
            "sort=updated&filters[phone]=50",
            "filters[property][reference]=PF-FLEX&sort=user&sort_order=DESC",
            "filters[id]=999999");

    static final List<String> COLUMNS = List.of(
            "id", "phone", "status", "user", "property", "property_reference", "date", "created_at", "updated_at");

    private final Api api = TestServer.api();
    private final Imports imports = new Imports(api);

    @Test
    void ndjsonExportEqualsAllPages() {
        for (var query : QUERIES) {
            for (var expand : List.of("false", "true", "property")) {
                var answer = api.get("/whatsapp-leads?format=ndjson&" + query, Api.EXPAND, expand)
                        .expect(200);
                assertEquals(Imports.NDJSON, answer.header("content-type"));
                assertEquals(
                        pages(query, expand),
                        answer.body().lines().map(Answer::json).toList(),
                        query + " " + expand);
            }
        }
    }

    @Test
    void csvAndXlsxExportsEqualAllPages() {
        for (var query : QUERIES) {
            var rows = pages(query, "false").stream()
                    .map(lead -> COLUMNS.stream()
                            .map(column -> text(lead.get(column)))
                            .toList())
                    .toList();
            var csv = csv(api.get("/whatsapp-leads?" + query, "Accept", Imports.CSV)
                    .expect(200)
                    .body());
            assertEquals(COLUMNS, csv.get(0));
            assertEquals(
                    rows.stream()
                            .map(row -> row.stream().map(ExportIT::harmless).toList())
                            .toList(),
                    csv.subList(1, csv.size()),
                    query);
            var xlsx = xlsx(api.bytes("/whatsapp-leads?format=xlsx&" + query), COLUMNS.size());
            assertEquals(COLUMNS, xlsx.get(0));
            assertEquals(rows, xlsx.subList(1, xlsx.size()), query);
        }
    }

    @Test
    void expandedExportHasColumnsOfUserAndProperty() {
        var csv = csv(api.get("/whatsapp-leads?format=csv&per_page=1", Api.EXPAND, "true")
                .body());
        var header = csv.get(0);
        assertEquals(List.of("id", "phone", "status", "user.id", "user.first_name"), header.subList(0, 5));
        assertTrue(header.containsAll(List.of(
                "user.public.email",
                "property.id",
                "property.location.city",
                "property.price.prices",
                "property.user")));
        var leads = pages("", "true");
        assertEquals(leads.size(), csv.size() - 1);
        for (var i = 0; i < leads.size(); i++) {
            var lead = leads.get(i);
            var row = csv.get(i + 1);
            var properties = lead.getJsonArray("property");
            var property = properties.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : properties.getJsonObject(0);
            assertEquals(header.size(), row.size());
            assertEquals(
                    harmless(text(lead.getJsonObject("user").get("phone"))), row.get(header.indexOf("user.phone")));
            assertEquals(text(property.get("reference")), row.get(header.indexOf("property.reference")));
            assertEquals(text(property.get("languages")), row.get(header.indexOf("property.languages")));
        }
    }

    @Test
    void csvExportQuotesFormulas() {
        Leads.deleting(
                api,
                api.write(
                        "POST",
                        "/whatsapp-leads",
                        "{\"phone\": \"+971 1\", \"external_id\": \"@-1\","
                                + " \"property_reference\": \"=HYPERLINK(\\\"http://x\\\",\\\"a,b\\\")\"}"),
                id -> {
                    var query = "/whatsapp-leads?filters[id]=" + id + "&format=";
                    var row = csv(api.get(query + "csv", Api.EXPAND, "extras").body())
                            .get(1);
                    assertEquals("'+971 1", row.get(1));
                    assertEquals("'=HYPERLINK(\"http://x\",\"a,b\")", row.get(5));
                    assertEquals("'@-1", row.get(9 + ExpectedExtras.COLUMNS.indexOf("external_id")));
                    assertEquals(
                            "=HYPERLINK(\"http://x\",\"a,b\")",
                            xlsx(api.bytes(query + "xlsx"), COLUMNS.size())
                                    .get(1)
                                    .get(5));
                });
    }

    @Test
    void formatIsChosenByParameterOrAccept() {
        for (var accept : List.of("*/*", "application/json", "application/*", "text/csv;q=0.1, application/json")) {
            assertEquals(
                    "application/json;charset=UTF-8",
                    api.get("/whatsapp-leads?per_page=1", "Accept", accept)
                            .expect(200)
                            .header("content-type"),
                    accept);
        }
        assertEquals(
                "application/json;charset=UTF-8",
                api.get("/whatsapp-leads?per_page=1&format=json", "Accept", Imports.CSV)
                        .expect(200)
                        .header("content-type"));
        var csv = api.get("/whatsapp-leads?page=2&per_page=7", "Accept", Imports.CSV)
                .expect(200);
        assertEquals("text/csv;charset=UTF-8", csv.header("content-type"));
        assertEquals("attachment; filename=\"whatsapp-leads.csv\"", csv.header("content-disposition"));
        assertEquals("no-store", csv.header("cache-control"));
        assertEquals(
                List.of(
                        "the parameter page plays no part here and was ignored",
                        "the parameter per_page plays no part here and was ignored"),
                csv.all("x-mycrm-api-warning"));
        api.get("/whatsapp-leads?format=pdf&sort=x&page=0")
                .isBadRequest(
                        "/whatsapp-leads",
                        "sort",
                        "takes one of id, phone, user, status, date, created, updated",
                        "page",
                        "takes a whole number from 1",
                        "format",
                        "takes one of json, csv, ndjson, xlsx");
        api.get("/whatsapp-leads/1?format=csv")
                .isProblem(
                        406,
                        "Not Acceptable",
                        "The parameter format is for reading a list that can be exported.",
                        "/whatsapp-leads/1");
        var head = api.send("HEAD", "/whatsapp-leads?format=csv", null, "Authorization", "Bearer " + api.token());
        assertEquals(200, head.status());
        assertEquals("", head.body());
    }

    /** A server that cannot cut it off sends an end that is none of the format. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv|\\n\"The service failed; [^\"]*$",
                "ndjson|\\n\\{\"type\":\"about:blank\",.*}\\n$",
                "xlsx|^PK(?![\\s\\S]*PK\\x05\\x06)"
            })
    void exportThatFailsAfterItHasBegunIsCutOff(String format, String otherEnd) {
        var last = Sql.number("SELECT MAX(id) FROM whatsapp_leads");
        var created = Sql.number("SELECT created_at FROM whatsapp_leads WHERE id = ?", last);
        try {
            Sql.update("UPDATE whatsapp_leads SET created_at = ? WHERE id = ?", Long.MAX_VALUE, last);
            var path = "/whatsapp-leads?format=" + format + "&sort=id";
            if (TestServer.hasGrizzly()) {
                var failure = assertThrows(IllegalStateException.class, () -> api.get(path));
                assertInstanceOf(IOException.class, failure.getCause());
            } else {
                var file = api.get(path).body();
                assertTrue(Pattern.compile(otherEnd).matcher(file).find(), file.substring(file.length() - 500));
            }
        } finally {
            Sql.update("UPDATE whatsapp_leads SET created_at = ? WHERE id = ?", created, last);
        }
    }

    @Test
    void importOfAnExportChangesNothing() {
        for (var list : List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties")) {
            for (var expand : List.of("false", "user,property,extras")) {
                for (var format : List.of("csv", "xlsx", "ndjson")) {
                    var before = api.json(list + "?per_page=500");
                    var file = api.bytes(list + "?format=" + format, "X-MyCRM-Expand-Data", expand);
                    var done = imports.run(list + "/import", type(format), file);
                    assertEquals(
                            "done 0 " + before.getInt("count"),
                            done.getString("state") + " " + done.getInt("rows_failed") + " " + done.getInt("rows_done"),
                            () -> list + " " + expand + " " + format + ": " + imports.report(done));
                    assertEquals(before, api.json(list + "?per_page=500"), list + " " + expand + " " + format);
                }
            }
        }
    }

    private static String type(String format) {
        return format.equals("csv") ? Imports.CSV : format.equals("xlsx") ? Imports.XLSX : Imports.NDJSON;
    }

    /** The live API has objects of the same form, and ids that are other objects here. */
    @Test
    void rowOfAnotherServiceChangesNoObjectOfItsId() {
        for (var list : List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties")) {
            for (var format : List.of("csv", "ndjson")) {
                var before = api.json(list + "?per_page=1");
                var object = first(before);
                var file = api.get(list + "?filters[id]=" + Leads.id(object) + "&format=" + format)
                        .body()
                        .replace(object.getString("created_at"), "2009-07-20T22:55:29Z");
                var done = imports.run(list + "/import", type(format), file);
                assertEquals("1 1", done.getInt("rows_done") + " " + done.getInt("rows_failed"), file);
                assertTrue(imports.report(done).contains("as created_at shows"), () -> imports.report(done));
                assertEquals(before, api.json(list + "?per_page=1"), file);
            }
        }
    }

    private static JsonObject first(JsonObject page) {
        return page.values().stream()
                .filter(JsonArray.class::isInstance)
                .map(list -> list.asJsonArray().getJsonObject(0))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void changedRowOfAnExportChangesItsLead() {
        var made = api.write("POST", Imports.PATH.replace("/import", ""), "{\"phone\": \"+32470998877\"}");
        Leads.deleting(api, made, id -> {
            var export = "/whatsapp-leads?filters[id]=" + id + "&format=";
            for (var format : List.of("csv", "ndjson")) {
                var status = format.equals("csv") ? "qualified" : "prospect";
                var file = api.get(export + format).body().replaceFirst("pending|qualified", status);
                var done = imports.run(Imports.PATH, type(format), file);
                assertEquals(
                        "1 0 row,column,problem\n",
                        done.getInt("rows_done") + " " + done.getInt("rows_failed") + " " + imports.report(done));
                var leads = Leads.items(api.json("/whatsapp-leads?filters[phone]=32470998877"));
                assertEquals(
                        List.of(id + " " + status),
                        leads.stream()
                                .map(lead -> Leads.id(lead) + " " + lead.getString("status"))
                                .toList());
            }
            var file = "id,status\n" + id + ",notReady\n";
            imports.run(Imports.PATH + "?match=id", Imports.CSV, file);
            assertEquals(
                    "notReady",
                    api.json("/whatsapp-leads/" + id).getJsonObject("whatsapp").getString("status"));
            var creator = new Accounts(api).tokenWith("lead.create");
            api.send(
                            "POST",
                            Imports.PATH + "?match=id",
                            file,
                            "Authorization",
                            "Bearer " + creator,
                            "Content-Type",
                            Imports.CSV)
                    .isForbidden("lead.update", Imports.PATH);
        });
    }

    @Test
    void importFindsUsersByEmailAndPropertiesByReference() {
        try {
            var users = imports.run("/users/import", Imports.CSV, """
                    first name,Surname,E-Mail,public.email,Role
                    Zed,One,zed1@example.com,sales@example.com,manager
                    Zed,,zed2@example.com,,
                    Jean,Pac,no address,,
                    """);
            assertEquals(
                    "row,column,problem\n3,Surname,is missing\n4,E-Mail,\"has \"\"no address\"\", but takes an e-mail address\"\n",
                    imports.report(users));
            var zed = api.json("/users?filters[email]=zed1@example.com")
                    .getJsonArray("users")
                    .getJsonObject(0);
            assertEquals(
                    "One manager sales@example.com",
                    zed.getString("last_name") + " " + zed.getString("role") + " "
                            + zed.getJsonObject("public").getString("email"));
            var properties = imports.run(
                    "/properties/import",
                    Imports.CSV,
                    "Ref;city;offering_type;value;languages;agent;bedrooms\n"
                            + "ZED-1;Dubai;sale;1000;\"[{\"\"code\"\":\"\"en\"\",\"\"title\"\":\"\"T\"\"}]\";"
                            + Leads.id(zed) + ";2\n"
                            + "ZED-2;Dubai;lease;-1;;999;\n");
            assertEquals(
                    "row,column,problem\n3,offering_type,\"has \"\"lease\"\", but takes one of rent, sale\"\n"
                            + "3,value,\"has \"\"-1\"\", but takes a whole number from 0 to 1000000000000000\"\n"
                            + "3,agent,names no user\n",
                    imports.report(properties));
            imports.run(
                    "/properties/import",
                    Imports.NDJSON,
                    "{\"property\": {\"reference\": \"zed-1\", \"bedrooms\": 3}}");
            var property = api.json("/properties?filters[reference]=ZED-1")
                    .getJsonArray("properties")
                    .getJsonObject(0);
            assertEquals(
                    "zed-1 Dubai 3 1000",
                    property.getString("reference") + " "
                            + property.getJsonObject("location").getString("city") + " " + property.getInt("bedrooms")
                            + " "
                            + property.getJsonObject("price").getInt("value"));
        } finally {
            Sql.update("DELETE FROM properties WHERE reference_key LIKE 'zed-%'");
            Sql.update("DELETE FROM users WHERE email_key LIKE 'zed%'");
            Sql.update("UPDATE change_counts SET changes = changes + 1 WHERE slot = 0");
        }
    }

    private List<JsonObject> pages(String query, String expand) {
        var items = new ArrayList<JsonObject>();
        for (var page = 1; page <= 4; page++) {
            items.addAll(Leads.items(
                    api.json("/whatsapp-leads?per_page=500&page=" + page + "&" + query, Api.EXPAND, expand)));
        }
        assertFalse(items.isEmpty() && !query.contains("999999"), query);
        return items;
    }

    static List<List<String>> csv(String text) {
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }

    static List<List<String>> xlsx(byte[] file, int columns) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.map(row -> {
                        var cells = new ArrayList<String>();
                        for (var i = 0; i < columns; i++) {
                            cells.add(row.getOptionalCell(i)
                                    .map(cell -> cell.getText() == null ? "" : cell.getText())
                                    .orElse(""));
                        }
                        return List.copyOf(cells);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        return value instanceof JsonObject object && !(value instanceof JsonArray)
                ? object.get("id").toString()
                : value.toString();
    }

    private static String harmless(String text) {
        return text.startsWith("+") ? "'" + text : text;
    }
}
