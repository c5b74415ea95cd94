package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.leads.ExpectedExtras;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ad that a customer came from: kept, found, exported and erased. */
class ReferralIT {

    private static final String TEXT = "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}";

    private final Api api = TestServer.api();
    private final Imports imports = new Imports(api);

    @Test
    void adOfMetaIsKeptFoundExportedAndErased() {
        WhatsApp.with(api, whatsApp -> {
            var ad = whatsApp.number + "1";
            whatsApp.message(
                    whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, TEXT + referral(ad, "Sea \\\"view\\\""));
            whatsApp.message(whatsApp.id("b"), whatsApp.phone(1), WhatsApp.SENT + 9, TEXT + referral("2", "Later"));
            var id = Leads.id(whatsApp.lead());
            var extras = extras(id);
            assertEquals(ExpectedExtras.with("""
                    {"customer": {"name": "Zoë 🌸", "username": null},
                     "referral": {"source_type": "ad", "source_id": "%s", "source_url": "https://fb.me/x",
                     "headline": "Sea \\"view\\"", "body": "=1+1\\n, now", "ctwa_clid": "Aff-1"},
                     "channel": {"id": null, "kind": "meta", "number": "%s", "name": null},
                     "last_message_at": "2023-11-14T22:13:29Z"}
                    """.formatted(ad, whatsApp.number)), extras);
            assertEquals(List.of(id), Leads.ids(api.json("/whatsapp-leads?filters[referral]=" + ad)));
            assertEquals(0, api.json("/whatsapp-leads?filters[referral]=2").getInt("count"));
            exports(
                    "/whatsapp-leads?filters[referral]=" + ad,
                    Map.of(
                            "customer.name", "Zoë 🌸",
                            "referral.source_type", "ad",
                            "referral.source_id", ad,
                            "referral.source_url", "https://fb.me/x",
                            "referral.headline", "Sea \"view\"",
                            "referral.body", "=1+1\n, now",
                            "referral.ctwa_clid", "Aff-1",
                            "channel.kind", "meta",
                            "channel.number", whatsApp.number,
                            "last_message_at", "2023-11-14T22:13:29Z"));
            api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"+" + whatsApp.phone(1) + "\"}")
                    .expect(200);
            assertEquals(ExpectedExtras.with("{}"), extras(id));
            assertEquals(0, api.json("/whatsapp-leads?filters[referral]=" + ad).getInt("count"));
            assertEquals(
                    false, api.get("/whatsapp-leads/" + id + "/history").body().contains(ad));
        });
    }

    /** Vendors deliver in any order. */
    @Test
    void referralIsThatOfTheFirstMessageThatWasSent() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.message(whatsApp.id("b"), whatsApp.phone(1), WhatsApp.SENT + 9, TEXT);
            whatsApp.message(whatsApp.id("c"), whatsApp.phone(1), WhatsApp.SENT + 10, TEXT + referral("3", "Later"));
            assertEquals(JsonValue.NULL, whatsApp.extras().get("referral"));
            whatsApp.message(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, TEXT + referral("4", "First"));
            assertEquals("4", whatsApp.extras().getJsonObject("referral").getString("source_id"));
        });
    }

    @Test
    void adOfTwilioIsKept() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.callback(
                            "MessageSid", whatsApp.id("SM"),
                            "SmsStatus", "received",
                            "From", "whatsapp:+" + whatsApp.phone(1),
                            "To", "whatsapp:+" + whatsApp.number,
                            "ProfileName", "Zoë",
                            "Body", "Hi",
                            "ReferralSourceId", "120",
                            "ReferralSourceType", "post",
                            "ReferralSourceUrl", "https://fb.me/x",
                            "ReferralHeadline", "Sea view",
                            "ReferralCtwaClid", "Aff-1")
                    .expect(200);
            whatsApp.settle();
            var lead = whatsApp.extras();
            assertEquals(Answer.json("""
                    {"source_type": "post", "source_id": "120", "source_url": "https://fb.me/x",
                     "headline": "Sea view", "body": null, "ctwa_clid": "Aff-1"}"""), lead.get("referral"));
            assertEquals("twilio", lead.getJsonObject("channel").getString("kind"));
        });
    }

    private static String referral(String id, String headline) {
        return """
                , "referral": {"source_url": "https://fb.me/x", "source_id": "%s", "source_type": "ad",
                 "headline": "%s", "body": "=1+1\\n, now", "media_type": "image", "ctwa_clid": "Aff-1",
                 "welcome_message": {"text": "Hi"}}""".formatted(id, headline);
    }

    /** What a lead shows more with extras than without. */
    private JsonObject extras(long id) {
        var path = "/whatsapp-leads/" + id;
        var extras =
                Json.createObjectBuilder(api.json(path, Api.EXPAND, "extras").getJsonObject("whatsapp"));
        api.json(path).getJsonObject("whatsapp").keySet().forEach(extras::remove);
        return extras.build();
    }

    /** Each format has the extras of the one lead, by column, and is a file that can be imported. */
    private void exports(String list, Map<String, String> given) {
        var extras = ExpectedExtras.COLUMNS.stream()
                .map(column -> given.getOrDefault(column, ""))
                .toList();
        var header = Stream.concat(ExportIT.COLUMNS.stream(), ExpectedExtras.COLUMNS.stream())
                .toList();
        var csv = api.bytes(list + "&format=csv", Api.EXPAND, "extras");
        var rows = ExportIT.csv(new String(csv, StandardCharsets.UTF_8));
        assertEquals(header, rows.get(0));
        assertEquals(
                extras.stream()
                        .map(text -> text.startsWith("=") ? "'" + text : text)
                        .toList(),
                rows.get(1).subList(ExportIT.COLUMNS.size(), header.size()));
        var xlsx = api.bytes(list + "&format=xlsx", Api.EXPAND, "extras");
        var cells = ExportIT.xlsx(xlsx, header.size());
        assertEquals(header, cells.get(0));
        assertEquals(extras, cells.get(1).subList(ExportIT.COLUMNS.size(), header.size()));
        var ndjson = api.bytes(list + "&format=ndjson", Api.EXPAND, "extras");
        assertEquals(
                api.json(list, Api.EXPAND, "extras").getJsonArray("whatsapp").get(0),
                Answer.json(new String(ndjson, StandardCharsets.UTF_8)));
        for (var file : List.of(csv, xlsx, ndjson)) {
            var type = file == csv ? Imports.CSV : file == xlsx ? Imports.XLSX : Imports.NDJSON;
            var done = imports.run("/whatsapp-leads/import?dry_run=true", type, file);
            assertEquals(0, done.getInt("rows_failed"), () -> imports.report(done));
            assertEquals(1, done.getInt("rows_done"));
        }
    }
}
