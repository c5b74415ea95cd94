package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** Imports of leads from CSV, NDJSON and XLSX files. What a test imports is deleted by SQL. */
class ImportIT {

    private static final String FILE = """
            Phone Number;Status;agent_id;Reference;External ID;colour
            +971 50 888 0001;prospect;4;PF-FLEX;one;red
            '+971508880002;;;;two;
            abc;nope;99;;three;

            ;;;;;
            "0508880004";;;"Unknown; ref";one;
            """;

    private static final String REPORT = """
            row,column,problem
            1,colour,is unknown and was ignored; ?map=column:field of the upload says which field it is
            4,Phone Number,"has ""abc"", but takes a phone number: digits, with any of + - ( ) . or blanks, at most 40 characters"
            4,Status,"has ""nope"", but takes one of pending, delivered, notdelivered, notYetContacted, calledNoReply, prospect, \
            qualified, viewingsInProgress, contractSent, contractSigned, notReady, notInterested"
            4,agent_id,names no user
            """;

    private final Api api = TestServer.api();
    private final Imports imports = new Imports(api);

    @Test
    void importSavesGoodRowsAndReportsBadOnes() {
        cleaning(() -> {
            var done = imports.run(Imports.PATH, Imports.CSV, "\uFEFF" + FILE);
            isDone(done, false, 4, 1);
            assertEquals(REPORT, imports.report(done));
            var leads = made();
            assertEquals(2, leads.size());
            isLead(leads.get(0), "0508880004", "prospect", "one", "Unknown; ref");
            isLead(leads.get(1), "+971508880002", "pending", "two", "");
        });
    }

    @Test
    void dryRunReportsTheSameAndSavesNothing() {
        var etag = api.get("/whatsapp-leads?per_page=1").header("etag");
        var done = imports.run(Imports.PATH + "?dry_run=true", Imports.CSV, FILE);
        isDone(done, true, 4, 1);
        assertEquals(REPORT, imports.report(done));
        assertEquals(List.of(), made());
        assertEquals(etag, api.get("/whatsapp-leads?per_page=1").header("etag"));
    }

    @Test
    void repeatedImportUpdatesByExternalId() {
        cleaning(() -> {
            imports.run(Imports.PATH, Imports.CSV, FILE);
            var first = made();
            var list = api.get("/whatsapp-leads?per_page=1").header("etag");
            imports.run(
                    Imports.PATH,
                    Imports.CSV,
                    FILE.replace("+971 50 888 0001", "0508880004").replace(";PF-FLEX;", ";\"Unknown; ref\";"));
            assertEquals(first, made());
            assertEquals(list, api.get("/whatsapp-leads?per_page=1").header("etag"));
            imports.run(Imports.PATH, Imports.CSV, "external_id,status\none,qualified\n");
            isLead(made().get(0), "0508880004", "qualified", "one", "Unknown; ref");
            assertEquals(
                    "status", Leads.history(api, Leads.id(made().get(0))).get(1).getString("field"));
        });
    }

    @Test
    void importReadsNdjson() {
        cleaning(() -> {
            var done = imports.run(Imports.PATH, Imports.NDJSON, """
                    {"phone": "0508880005", "user": {"id": 4}, "external_id": "one", \
                    "property": {"reference": "pf-flex"}}

                    {"whatsapp": {"phone": "0508880006", "external_id": "two"}}
                    {"phone": "0508880007"
                    {"phone": 1, "status": null, "property": 999}""");
            isDone(done, false, 4, 2);
            assertEquals(
                    "row,column,problem\n4,,is no JSON object\n5,property,names no property\n", imports.report(done));
            isLead(made().get(0), "0508880005", "pending", "one", "pf-flex");
            isLead(made().get(1), "0508880006", "pending", "two", "");
        });
    }

    @Test
    void importReadsNumbersAndDatesOfAWorkbook() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", "1.0")) {
            var sheet = workbook.newWorksheet("leads");
            var header = List.of("phone", "date", "user", "external_id");
            IntStream.range(0, 4).forEach(i -> sheet.value(0, i, header.get(i)));
            sheet.value(1, 0, 971508880008L);
            sheet.value(1, 1, LocalDateTime.of(2024, 2, 29, 13, 30, 15));
            sheet.style(1, 1).format("yyyy-MM-dd hh:mm:ss").set();
            sheet.value(1, 2, 4);
            sheet.value(1, 3, "one");
            sheet.value(3, 0, "no number");
        }
        cleaning(() -> {
            var done = imports.run(Imports.PATH, Imports.XLSX, file.toByteArray());
            isDone(done, false, 2, 1);
            assertEquals(
                    REPORT.lines().findFirst().orElseThrow() + "\n"
                            + REPORT.lines()
                                    .toList()
                                    .get(2)
                                    .replace("abc", "no number")
                                    .replace("Phone Number", "phone")
                            + "\n",
                    imports.report(done));
            var lead = made().get(0);
            isLead(lead, "971508880008", "pending", "one", "");
            assertEquals("2024-02-29T13:30:15Z", lead.getString("date"));
            assertEquals(4, Leads.user(lead));
        });
    }

    @Test
    void importReadsWorkbooksOfOtherPrograms() {
        cleaning(() -> {
            var names = List.of("no-styles", "iso-date-cells", "hidden-first-sheet");
            for (var name : names) {
                var done = imports.run(Imports.PATH, Imports.XLSX, resource("/files/" + name + ".xlsx"));
                assertEquals("row,column,problem\n", imports.report(done), name);
                isDone(done, false, name.equals("iso-date-cells") ? 2 : 1, 0);
            }
            var leads = api.json("/whatsapp-leads?sort=id&sort_order=desc&per_page=4")
                    .getJsonArray("whatsapp");
            assertEquals("+971501234640", leads.getJsonObject(3).getString("phone"));
            assertEquals("2023-05-09T00:00:00Z", leads.getJsonObject(2).getString("date"));
            assertEquals("2023-05-09T08:30:00Z", leads.getJsonObject(1).getString("date"));
        });
    }

    @Test
    void importReadsValuesAsPeopleWriteThem() {
        var file = """
                phone,status,date,external_id
                p:+971508880011,Not delivered,2023-05-09T08:30:00+0400,a
                971508880012.0,PENDING,9 May 2023,b
                "=""+971508880013""\",\u00a0,09/05/2023,c
                9.71508880014E+11,not-yet-contacted,2023/05/09 8:30,d
                \u202a+971\u201350\u2013888\u20130015\u202c,,25/05/2023,e
                #N/A,,,f
                9.71509E+11,,08:30,1.23457E+17
                +971508880016,,01/02/03,g
                """;
        cleaning(() -> {
            var done = imports.run(Imports.PATH, Imports.CSV, file);
            isDone(done, false, 8, 2);
            assertEquals("""
                    row,column,problem
                    7,phone,"has ""#N/A"", but takes a phone number: digits, with any of + - ( ) . or blanks, at most 40 \
                    characters"
                    8,phone,"has ""9.71509E+11"", whose last digits a spreadsheet has removed: format the column as text \
                    before it is filled"
                    8,date,"has ""08:30"", but takes a date, such as 2023-05-09, 2023-05-09 08:30 or 9 May 2023"
                    8,external_id,"has ""1.23457E+17"", whose last digits a spreadsheet has removed: format the column as \
                    text before it is filled"
                    """, imports.report(done));
            assertEquals(
                    List.of(
                            "+971508880011 notdelivered 2023-05-09T04:30:00Z",
                            "971508880012 pending 2023-05-09T00:00:00Z",
                            "+971508880013 pending 2023-05-09T00:00:00Z",
                            "971508880014 notYetContacted 2023-05-09T08:30:00Z",
                            "+971-50-888-0015 pending 2023-05-25T00:00:00Z",
                            "+971508880016 pending 2003-02-01T00:00:00Z"),
                    made().stream()
                            .map(lead -> lead.getString("phone") + " " + lead.getString("status") + " "
                                    + lead.getString("date"))
                            .toList());
        });
        var tried = imports.run(Imports.PATH + "?date_order=mdy&dry_run=true", Imports.CSV, file);
        assertEquals("mdy", tried.getString("date_order"));
        assertTrue(
                imports.report(tried)
                        .contains("6,date,\"has \"\"25/05/2023\"\", which is no date with date_order=mdy\"\n"),
                () -> imports.report(tried));
        upload(Imports.PATH + "?date_order=first", Imports.CSV, bytes(file))
                .isBadRequest(Imports.PATH, "date_order", "takes one of dmy, mdy, ymd");
    }

    private static byte[] resource(String name) {
        try (var file = ImportIT.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void unreadableFileFailsWithItsReason() {
        var latin = "whatsapp_username,external_id\nZoë,one\n".getBytes(StandardCharsets.ISO_8859_1);
        failed(
                Imports.CSV,
                latin,
                "Row 2 has bytes that are not of the character set UTF-8; save the file in UTF-8, or name the right"
                        + " one, as in Content-Type: text/csv; charset=windows-1252.");
        failed(Imports.CSV, new byte[0], "The file is empty.");
        failed(Imports.XLSX, latin, "The file is no XLSX workbook.");
        cleaning(() -> {
            isDone(imports.run(Imports.PATH, Imports.CSV + ";charset=ISO-8859-1", latin), false, 1, 0);
            assertEquals("Zoë", made().get(0).getJsonObject("customer").getString("username"));
        });
        upload(Imports.PATH, Imports.CSV + ";charset=no-such", latin)
                .isProblem(
                        415,
                        "Unsupported Media Type",
                        "The header Content-Type names a character set that this service does not know.",
                        Imports.PATH);
        upload(Imports.PATH + "?dry_run=perhaps", Imports.CSV, latin)
                .isBadRequest(Imports.PATH, "dry_run", "takes true or false");
    }

    @Test
    void cancelledImportKeepsTheRowsDone() {
        cleaning(() -> {
            var rows = IntStream.range(0, 60_000).mapToObj(i -> "05088" + i).collect(Collectors.joining("\n"));
            var location = upload(Imports.PATH, Imports.CSV, bytes("phone\n" + rows))
                    .expect(202)
                    .header("location");
            imports.until(location, view -> view.getInt("rows_done") > 0);
            assertEquals(
                    "cancelled",
                    api.write("DELETE", location, null)
                            .expect(200)
                            .json()
                            .getJsonObject("import")
                            .getString("state"));
            var stopped = api.json(location).getJsonObject("import");
            assertEquals(
                    stopped.getInt("rows_done"),
                    Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE id > 1500 AND phone LIKE '05088%'"));
            assertTrue(stopped.getInt("rows_done") < 60_000, stopped::toString);
            assertEquals(
                    stopped,
                    api.write("DELETE", location, null).expect(200).json().getJsonObject("import"));
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM import_chunks"));
        });
    }

    @Test
    void importBesideOtherWritersMakesNoDuplicate() {
        var tag = UUID.randomUUID().toString();
        cleaning(() -> {
            var rows = IntStream.range(0, 3_000)
                    .mapToObj(i -> "0508880009," + tag + "/" + i % 1_000)
                    .collect(Collectors.joining("\n"));
            var locations = IntStream.range(0, 2)
                    .mapToObj(i -> upload(Imports.PATH, Imports.CSV, bytes("phone,external_id\n" + rows))
                            .expect(202)
                            .header("location"))
                    .toList();
            for (var i = 0; i < 100; i++) {
                var answer = api.write(
                        "POST", "/whatsapp-leads", Leads.body("0508880010", "external_id", tag + "/" + i * 10));
                assertTrue(List.of(200, 201).contains(answer.status()), answer.status() + " " + answer.body());
            }
            for (var location : locations) {
                isDone(imports.ended(location), false, 3_000, 0);
            }
            assertEquals(1_000, Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE external_id LIKE ?", tag + "/%"));
        });
    }

    @Test
    void importNeedsTheRightsOfItsRows() {
        var token = new Accounts(api).tokenWith("lead.create");
        cleaning(() -> {
            var location = api.send(
                            "POST", Imports.PATH, FILE, "Authorization", "Bearer " + token, "Content-Type", Imports.CSV)
                    .expect(202)
                    .header("location");
            var done = imports.ended(location);
            isDone(done, false, 4, 2);
            assertEquals(
                    REPORT + "7,External ID,\"is known, and changing a lead needs the right lead.update\"\n",
                    imports.report(done));
        });
        var reader = new Accounts(api).tokenWith("lead.read");
        api.send("POST", Imports.PATH, FILE, "Authorization", "Bearer " + reader, "Content-Type", Imports.CSV)
                .isForbidden("lead.create", Imports.PATH);
        api.send("GET", "/imports/1", null, "Authorization", "Bearer " + reader)
                .isForbidden("lead.create or user.manage or property.manage", "/imports/1");
        api.send("GET", "/imports", null, "Authorization", "Bearer " + reader)
                .isForbidden("lead.create or user.manage or property.manage", "/imports");
        var newest = api.json("/imports?per_page=1");
        assertEquals(List.of("count", "page", "per_page", "imports"), List.copyOf(newest.keySet()));
        var first = newest.getJsonArray("imports").getJsonObject(0);
        assertEquals(first, api.json("/imports/" + first.getInt("id")).getJsonObject("import"));
        var importer = new Accounts(api).tokenWith("user.manage");
        var users = api.as(importer, "GET", "/imports?per_page=500", null)
                .expect(200)
                .json();
        assertEquals(users.getInt("count"), users.getJsonArray("imports").size());
        assertTrue(users.getJsonArray("imports").getValuesAs(JsonObject.class).stream()
                .allMatch(one -> one.getString("target").equals("users")));
        assertTrue(newest.getInt("count") > users.getInt("count"), newest::toString);
        api.get("/imports/999999").isProblem(404, "Not Found", "The import 999999 does not exist.", "/imports/999999");
    }

    private void failed(String type, byte[] file, String reason) {
        var ended = imports.ended(upload(Imports.PATH, type, file).expect(202).header("location"));
        assertEquals("failed", ended.getString("state"));
        assertEquals(reason, ended.getString("reason"));
        assertEquals(List.of(), made());
    }

    private static void isDone(JsonObject ended, boolean dryRun, int rows, int failed) {
        assertEquals(
                Answer.json("""
                {"id": %d, "target": "whatsapp-leads", "state": "done", "dry_run": %s, "date_order": null,
                 "map": {}, "match": null, "rows_done": %d,
                 "rows_failed": %d,
                 "rows_per_second": %d, "seconds_left": null, "created_at": "%s", "started_at": "%s", "ended_at": "%s",
                 "reason": null, "report": "/imports/%d/report"}""".formatted(
                                ended.getInt("id"),
                                dryRun,
                                rows,
                                failed,
                                ended.getInt("rows_per_second"),
                                ended.getString("created_at"),
                                ended.getString("started_at"),
                                ended.getString("ended_at"),
                                ended.getInt("id"))),
                ended);
    }

    private static void isLead(JsonObject lead, String phone, String status, String externalId, String reference) {
        assertEquals(phone, lead.getString("phone"));
        assertEquals(status, lead.getString("status"));
        assertEquals(externalId, lead.getString("external_id"));
        assertEquals(reference, lead.getString("property_reference"));
    }

    /** The leads that are not of the sample, in the order of their external ids. */
    private List<JsonObject> made() {
        return Leads.items(api.json("/whatsapp-leads?sort=id&sort_order=desc&per_page=20", Api.EXPAND, "extras"))
                .stream()
                .filter(lead -> Leads.id(lead) > 1_500)
                .sorted((a, b) -> a.getString("external_id").compareTo(b.getString("external_id")))
                .toList();
    }

    private Answer upload(String path, String type, byte[] file) {
        return api.upload(path, type, file);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void cleaning(Runnable test) {
        try {
            test.run();
        } finally {
            Sql.update("DELETE FROM lead_history WHERE lead_id > 1500");
            Sql.update("DELETE FROM whatsapp_leads WHERE id > 1500");
            api.write("POST", "/whatsapp-leads/counts/check", null).expect(200);
        }
    }
}
