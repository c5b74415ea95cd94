package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages of customers: the lead that each makes or joins, and the conversation that is kept. */
class MessageIT {

    private final Api api = TestServer.api();

    @Test
    void textMessageMakesALeadOfThePropertyItNames() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            var before = Instant.now();
            whatsApp.text(whatsApp.id("wamid"), phone, WhatsApp.SENT, "مرحبا 👋 ref: PF-FLEX, is it free?");
            var lead = whatsApp.lead();
            var id = Leads.id(lead);
            var now = Leads.time(lead, "created_at");
            Leads.madeSince(before, now);
            assertEquals(Answer.json("""
                    {"id": %d, "phone": "+%s", "status": "delivered", "user": {"id": 1}, "property": {"id": 1},
                     "property_reference": "pf-flex", "date": "2023-11-14T22:13:20Z", "created_at": "%s",
                     "updated_at": "%s"}""".formatted(id, phone, now, now)), lead);
            assertEquals(Answer.json("""
                    {"count": 1, "page": 1, "per_page": 100, "history":
                     [{"time": "%s", "actor": "meta", "field": "created", "old": null, "new": null}]}
                    """.formatted(now)), api.json("/whatsapp-leads/" + id + "/history"));
            assertEquals(
                    Answer.json("{\"count\": 1, \"page\": 1, \"per_page\": 100, \"messages\": ["
                            + message(whatsApp, "wamid", phone, "text", "مرحبا 👋 ref: PF-FLEX, is it free?")
                            + "]}"),
                    api.json("/whatsapp-leads/" + id + "/messages"));
            assertEquals(List.of(id), Leads.ids(api.json("/whatsapp-leads?filters[phone]=" + phone)));
        });
    }

    @Test
    void allTypesOfMessagesMakeLeads() {
        var types = List.of(
                new String[] {
                    "image",
                    "{\"id\": \"1\", \"mime_type\": \"image/jpeg\", \"sha256\": \"x\", \"caption\": \"C\"}",
                    "\"C\"",
                    media("1", "image/jpeg", "null", "\"x\"", false),
                    "null"
                },
                new String[] {
                    "audio",
                    "{\"id\": \"3\", \"mime_type\": \"audio/ogg; codecs=opus\", \"voice\": true}",
                    "null",
                    media("3", "audio/ogg; codecs=opus", "null", "null", true),
                    "null"
                },
                new String[] {
                    "document",
                    "{\"id\": \"4\", \"mime_type\": \"application/pdf\", \"filename\": \"a.pdf\"}",
                    "\"a.pdf\"",
                    media("4", "application/pdf", "\"a.pdf\"", "null", false),
                    "null"
                },
                new String[] {
                    "location",
                    "{\"latitude\": 25.08, \"longitude\": 55.14, \"name\": \"Marina\"}",
                    "\"Marina\\n25.08, 55.14\"",
                    "[]",
                    "{\"location\": {\"latitude\": 25.08, \"longitude\": 55.14, \"name\": \"Marina\"}}"
                },
                new String[] {
                    "contacts",
                    "[{\"name\": {\"formatted_name\": \"A B\"}, \"phones\": [{\"phone\": \"+1\"}]}]",
                    "\"A B +1\"",
                    "[]",
                    "{\"contacts\": [{\"name\": {\"formatted_name\": \"A B\"}, \"phones\": [{\"phone\": \"+1\"}]}]}"
                },
                new String[] {
                    "interactive",
                    "{\"type\": \"list_reply\", \"list_reply\":"
                            + " {\"id\": \"a\", \"title\": \"Villa\", \"description\": \"Big\"}}",
                    "\"Villa\\nBig\"",
                    "[]",
                    "{\"reply\": {\"id\": \"a\", \"title\": \"Villa\", \"description\": \"Big\"}}"
                },
                new String[] {
                    "button",
                    "{\"text\": \"Call me\", \"payload\": \"call\"}",
                    "\"Call me\"",
                    "[]",
                    "{\"reply\": {\"text\": \"Call me\", \"payload\": \"call\"}}"
                },
                new String[] {
                    "order",
                    "{\"catalog_id\": \"1\", \"product_items\": [{\"product_retailer_id\": \"V\","
                            + " \"quantity\": \"1\"}]}",
                    "\"1 × V\"",
                    "[]",
                    "{\"order\": {\"catalog_id\": \"1\", \"product_items\": [{\"product_retailer_id\": \"V\","
                            + " \"quantity\": \"1\"}]}}"
                },
                new String[] {
                    "unsupported", "{\"type\": \"gif\"}", "null", "[]", "{\"unsupported\": {\"type\": \"gif\"}}"
                },
                new String[] {"hologram", "{\"depth\": [1, {\"x\": null}]}", "null", "[]", "null"});
        WhatsApp.with(api, whatsApp -> {
            for (var i = 0; i < types.size(); i++) {
                var type = types.get(i);
                whatsApp.message(
                        whatsApp.id(type[0]),
                        whatsApp.phone(i),
                        WhatsApp.SENT,
                        "\"type\": \"" + type[0] + "\", \"" + type[0] + "\": " + type[1]);
                var leads = whatsApp.leads();
                assertEquals(i + 1, leads.size(), type[0]);
                var event = message(whatsApp, type[0], whatsApp.phone(i), type[0], "TEXT")
                        .replace("\"TEXT\"", type[2])
                        .replace("\"media\": []", "\"media\": " + type[3])
                        .replace("\"data\": null", "\"data\": " + type[4]);
                assertEquals(List.of(Answer.json(event)), whatsApp.conversation(leads.get(i)), type[0]);
                assertEquals("delivered", whatsApp.lead(leads.get(i)).getString("status"));
            }
        });
    }

    private static String media(String id, String type, String filename, String sha256, boolean voice) {
        return "[{\"id\": \"%s\", \"type\": \"%s\", \"filename\": %s, \"sha256\": %s, \"voice\": %s}]"
                .formatted(id, type, filename, sha256, voice);
    }

    @Test
    void whatIsNoMessageOfACustomerMakesNoLead() {
        var members = List.of(
                "\"type\": \"revoke\", \"revoke\": {\"original_message_id\": \"wamid.0\"}",
                "\"type\": \"edit\", \"edit\": {\"original_message_id\": \"wamid.0\", \"message\":"
                        + " {\"type\": \"text\", \"text\": {\"body\": \"ref: PF-FLEX\"}}}",
                "\"type\": \"reaction\", \"reaction\": {\"message_id\": \"wamid.0\"}",
                "\"type\": \"reaction\", \"reaction\": {\"message_id\": \"wamid.0\", \"emoji\": \"\"}",
                "\"type\": \"reaction\", \"reaction\": {\"message_id\": \"wamid.0\", \"emoji\": \"👍\"}",
                "\"type\": \"request_welcome\"",
                "\"type\": \"unsupported\", \"unsupported\": {\"type\": \"edit\"}",
                "\"type\": \"text\", \"text\": {\"body\": \"ref: PF-FLEX\"}, \"group_id\": \"Y2FwaV9ncm91cDox\"");
        WhatsApp.with(api, whatsApp -> {
            for (var i = 0; i < members.size(); i++) {
                whatsApp.message(whatsApp.id("m" + i), whatsApp.phone(i), WhatsApp.SENT, members.get(i));
            }
            whatsApp.event("\"message_echoes\": [{\"from\": \"15550783881\", \"to\": \"" + whatsApp.phone(9)
                            + "\", \"id\": \"" + whatsApp.id("echo") + "\", \"timestamp\": \"1700000000\","
                            + " \"type\": \"text\", \"text\": {\"body\": \"ref: PF-FLEX\"}}]")
                    .expect(200);
            whatsApp.settle();
            assertEquals(List.of(), whatsApp.leads());
            assertEquals(
                    0,
                    Sql.number(
                            "SELECT COUNT(*) FROM inbox_events WHERE LOCATE(?, body) > 0 AND state <> 'done'",
                            whatsApp.number));
        });
    }

    @Test
    void editsDeletionsAndEchoesAreInTheConversation() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            var edit = "\"type\": \"edit\", \"edit\": {\"original_message_id\": \"" + whatsApp.id("a")
                    + "\", \"message\": {\"type\": \"text\", \"text\": {\"body\": \"%s\"}}}";
            whatsApp.message(whatsApp.id("x1"), phone, WhatsApp.SENT + 20, edit.formatted("Is it free? ref: PF-FLEX"));
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Is it free?");
            whatsApp.message(whatsApp.id("x2"), phone, WhatsApp.SENT + 10, edit.formatted("Typo"));
            whatsApp.text(whatsApp.id("b"), phone, WhatsApp.SENT + 30, "My other number is 7");
            // two days are allowed for a deletion
            whatsApp.message(
                    whatsApp.id("x3"),
                    phone,
                    WhatsApp.SENT + 150_000,
                    "\"type\": \"revoke\", \"revoke\": {\"original_message_id\": \"" + whatsApp.id("b") + "\"}");
            whatsApp.event("\"message_echoes\": [{\"from\": \"15550783881\", \"to\": \"" + phone + "\", \"id\": \""
                            + whatsApp.id("c") + "\", \"timestamp\": \"" + (WhatsApp.SENT + 40) + "\", \"context\":"
                            + " {\"id\": \"" + whatsApp.id("a") + "\"}, \"type\": \"text\", \"text\": {\"body\":"
                            + " \"It is\"}}]")
                    .expect(200);
            whatsApp.settle();
            var lead = whatsApp.lead();
            assertEquals("pf-flex", lead.getString("property_reference"));
            assertEquals(
                    List.of(
                            Answer.json(message(whatsApp, "a", phone, "text", "Is it free? ref: PF-FLEX")
                                    .replace("\"edited_at\": null", "\"edited_at\": \"2023-11-14T22:13:40Z\"")),
                            Answer.json(message(whatsApp, "b", phone, "text", "TEXT")
                                    .replace("22:13:20Z", "22:13:50Z")
                                    .replace("\"TEXT\"", "null")
                                    .replace("\"deleted_at\": null", "\"deleted_at\": \"2023-11-16T15:53:20Z\"")),
                            Answer.json(message(whatsApp, "c", phone, "text", "It is")
                                    .replace("22:13:20Z", "22:14:00Z")
                                    .replace("\"in\"", "\"out\"")
                                    .replace("\"reply_to\": null", "\"reply_to\": \"" + whatsApp.id("a") + "\"")
                                    .replace("\"Zoë 🌸\"", "null"))),
                    whatsApp.conversation(Leads.id(lead)));
            new Description(api.send("GET", "/openapi", null).expect(200).body())
                    .describes(
                            "/whatsapp-leads/{id}/messages",
                            "get",
                            api.get("/whatsapp-leads/" + Leads.id(lead) + "/messages"));
        });
    }

    @Test
    void whatWasChosenNamesTheProperty() {
        var members = List.of(
                "\"type\": \"interactive\", \"interactive\": {\"type\": \"nfm_reply\", \"nfm_reply\": {\"name\":"
                        + " \"flow\", \"body\": \"Sent\", \"response_json\": \"{\\\"flow_token\\\":\\\"t\\\","
                        + "\\\"unit\\\":[\\\"PF-FLEX\\\"]}\"}}",
                "\"type\": \"interactive\", \"interactive\": {\"type\": \"list_reply\", \"list_reply\": {\"id\":"
                        + " \"PF-FLEX\", \"title\": \"Villa\"}}",
                "\"type\": \"button\", \"button\": {\"payload\": \"view:PF-FLEX\", \"text\": \"View\"}",
                "\"type\": \"order\", \"order\": {\"product_items\": [{\"product_retailer_id\": \"PF-FLEX\"}]}",
                "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}, \"context\": {\"referred_product\":"
                        + " {\"catalog_id\": \"1\", \"product_retailer_id\": \"PF-FLEX\"}}",
                "\"type\": \"button\", \"button\": {\"payload\": \"no-property\", \"text\": \"View\"}");
        WhatsApp.with(api, whatsApp -> {
            for (var i = 0; i < members.size(); i++) {
                whatsApp.message(whatsApp.id("m" + i), whatsApp.phone(i), WhatsApp.SENT, members.get(i));
            }
            assertEquals(
                    List.of("pf-flex", "pf-flex", "pf-flex", "pf-flex", "pf-flex", ""),
                    whatsApp.leads().stream()
                            .map(id -> whatsApp.lead(id).getString("property_reference"))
                            .toList());
        });
    }

    @Test
    void concurrentDeliveriesOfOneMessageMakeOneLead() {
        WhatsApp.with(api, whatsApp -> {
            var members = WhatsApp.messages(
                    whatsApp.id("wamid"),
                    whatsApp.phone(1),
                    WhatsApp.SENT,
                    "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}");
            whatsApp.atOnce(IntStream.range(0, 16)
                    .<Runnable>mapToObj(i -> () -> whatsApp.event(members).expect(200))
                    .toList());
            var id = Leads.id(whatsApp.lead());
            assertEquals(
                    List.of(Answer.json(message(whatsApp, "wamid", whatsApp.phone(1), "text", "Hi"))),
                    whatsApp.conversation(id));
            assertEquals(1, api.json("/whatsapp-leads/" + id + "/history").getInt("count"));
        });
    }

    @Test
    void concurrentFirstMessagesOfOneSenderMakeOneLead() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.atOnce(IntStream.range(0, 16)
                    .<Runnable>mapToObj(i -> () -> whatsApp.event(WhatsApp.messages(
                                    whatsApp.id("wamid" + i),
                                    whatsApp.phone(1),
                                    WhatsApp.SENT + i,
                                    "\"type\": \"text\", \"text\": {\"body\": \"" + (i % 2 == 0 ? "Hi" : "ref: PF-FLEX")
                                            + "\"}"))
                            .expect(200))
                    .toList());
            var lead = whatsApp.lead();
            assertEquals("pf-flex", lead.getString("property_reference"));
            var conversation = whatsApp.conversation(Leads.id(lead));
            assertEquals(
                    IntStream.range(0, 16)
                            .mapToObj(i -> whatsApp.id("wamid" + i))
                            .toList(),
                    conversation.stream()
                            .map(event -> event.getString("message_id"))
                            .toList());
        });
    }

    @Test
    void messageWithinTheWindowJoinsTheLeadOfItsSender() {
        WhatsApp.with(api, whatsApp -> {
            var day = 86_400;
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "ref: PF-FLEX");
            whatsApp.text(whatsApp.id("b"), whatsApp.phone(1), WhatsApp.SENT + day, "Still there?");
            whatsApp.text(
                    whatsApp.id("c"), whatsApp.phone(1), WhatsApp.SENT - 5, "Sent before, come after; ref: pf-flex");
            assertEquals(1, whatsApp.leads().size());
            whatsApp.text(whatsApp.id("d"), whatsApp.phone(1), WhatsApp.SENT + 60, "And ref: No-Such-7?");
            whatsApp.text(whatsApp.id("e"), whatsApp.phone(1), WhatsApp.SENT + 61, "No. ref: PF-FLEX");
            whatsApp.text(whatsApp.id("f"), whatsApp.phone(2), WhatsApp.SENT, "Another one. ref: PF-FLEX");
            whatsApp.text(whatsApp.id("g"), whatsApp.phone(1), WhatsApp.SENT + day + 61, "Tomorrow");
            var leads = whatsApp.leads();
            assertEquals(
                    List.of(List.of("c", "a", "e", "b"), List.of("d"), List.of("f"), List.of("g")),
                    leads.stream().map(id -> letters(whatsApp, id)).toList());
            assertEquals(
                    List.of("pf-flex", "No-Such-7", "pf-flex", ""),
                    leads.stream()
                            .map(id -> whatsApp.lead(id).getString("property_reference", ""))
                            .toList());
        });
    }

    @Test
    void laterReferenceSetsTheProperty() {
        for (var referenceFirst : List.of(true, false)) {
            WhatsApp.with(api, whatsApp -> {
                var hello = whatsApp.id("hello");
                var named = whatsApp.id("named");
                for (var isReference : List.of(referenceFirst, !referenceFirst)) {
                    whatsApp.text(
                            isReference ? named : hello,
                            whatsApp.phone(1),
                            WhatsApp.SENT + (isReference ? 9 : 0),
                            isReference ? "ref: BXL-022-A" : "Hello");
                }
                var lead = whatsApp.lead();
                var property = api.json("/properties?filters[reference]=Bxl-022-a")
                        .getJsonArray("properties")
                        .getJsonObject(0);
                assertEquals("Bxl-022-a", lead.getString("property_reference"));
                assertEquals(
                        property.getInt("id"), lead.getJsonObject("property").getInt("id"));
                assertEquals(property.getJsonObject("user"), lead.getJsonObject("user"));
            });
        }
    }

    @Test
    void onlyAKnownPropertyOrWhatLooksLikeAReferenceIsOne() {
        WhatsApp.with(api, whatsApp -> {
            var references = new LinkedHashMap<String, String>();
            references.put("*Ref:* PF-1001", "PF-1001");
            references.put("Réf\u00a0: _PF-FLEX_", "pf-flex");
            references.put("Ref No. XY-77, please", "XY-77");
            references.put("https://example.com/homes/pf-flex?utm_source=x", "pf-flex");
            references.put("for your reference: I can come", "");
            var texts = List.copyOf(references.keySet());
            for (var i = 0; i < texts.size(); i++) {
                whatsApp.text(whatsApp.id("m" + i), whatsApp.phone(i), WhatsApp.SENT, texts.get(i));
            }
            assertEquals(
                    List.copyOf(references.values()),
                    whatsApp.leads().stream()
                            .map(id -> whatsApp.lead(id).getString("property_reference"))
                            .toList());
        });
    }

    @Test
    void adNamesTheProperty() {
        WhatsApp.with(api, whatsApp -> {
            var referral = """
                    "referral": {"source_url": "https://fb.me/x", "source_id": "120", "source_type": "ad",
                     "headline": "%s", "body": "Chat", "media_type": "image", "ctwa_clid": "A"}""";
            whatsApp.message(
                    whatsApp.id("a"),
                    whatsApp.phone(1),
                    WhatsApp.SENT,
                    "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}, " + referral.formatted("ref: pf-flex"));
            whatsApp.message(
                    whatsApp.id("b"),
                    whatsApp.phone(2),
                    WhatsApp.SENT,
                    "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}, " + referral.formatted("Sea view"));
            assertEquals(
                    List.of("pf-flex", ""),
                    whatsApp.leads().stream()
                            .map(id -> whatsApp.lead(id).getString("property_reference"))
                            .toList());
        });
    }

    @Test
    void senderWithoutNumberIsKnownByUserIdAndName() {
        WhatsApp.with(api, whatsApp -> {
            var members = "\"contacts\": [{\"profile\": {\"name\": \"Zoë\"%s}, \"user_id\": \"%s\"%s}], \"messages\":"
                    + " [{\"from_user_id\": \"%s\"%s, \"id\": \"%s\", \"timestamp\": %d, \"type\": \"text\","
                    + " \"text\": {\"body\": \"Hi\"}}]";
            var user = whatsApp.id("AE");
            var phone = whatsApp.phone(1);
            whatsApp.event(members.formatted(
                            ", \"username\": \"zoe\"", user, "", user, "", whatsApp.id("a"), WhatsApp.SENT))
                    .expect(200);
            whatsApp.settle();
            var lead = whatsApp.lead();
            assertEquals(Answer.json("""
                    {"id": %d, "phone": null, "status": "delivered", "user": {"id": 1}, "property": null,
                     "property_reference": "", "date": "2023-11-14T22:13:20Z", "created_at": "%2$s",
                     "updated_at": "%2$s"}
                    """.formatted(Leads.id(lead), lead.getString("created_at"))), lead);
            assertEquals(
                    "{\"name\":\"Zoë\",\"username\":\"zoe\"}",
                    whatsApp.extras().get("customer").toString());
            // a later message of the same person has the number
            whatsApp.event(members.formatted(
                            "",
                            user,
                            ", \"wa_id\": \"" + phone + "\"",
                            user,
                            ", \"from\": \"" + phone + "\"",
                            whatsApp.id("b"),
                            WhatsApp.SENT + 1))
                    .expect(200);
            whatsApp.settle();
            whatsApp.text(whatsApp.id("c"), phone, WhatsApp.SENT + 2, "By number alone");
            assertEquals("+" + phone, whatsApp.lead().getString("phone"));
            assertEquals(List.of("a", "b", "c"), letters(whatsApp, Leads.id(whatsApp.lead())));
        });
    }

    @Test
    void malformedElementDoesNotStopOthers() {
        WhatsApp.with(api, whatsApp -> {
            var good = "{\"from\": \"%s\", \"id\": \"%s\", \"timestamp\": \"1700000000\", \"type\": \"text\","
                    + " \"text\": {\"body\": \"Hi\"}}";
            var body = "{\"object\": \"whatsapp_business_account\", \"entry\": [7, {\"changes\": ["
                    + whatsApp.change("\"messages\": [" + good.formatted(whatsApp.phone(1), whatsApp.id("a"))
                            + ", {\"from\": \"1\", \"type\": \"text\"}, null, "
                            + good.formatted(whatsApp.phone(2), whatsApp.id("b")) + "], \"statuses\": [{}]")
                    + ", {\"field\": \"account_update\", \"value\": {\"messages\": \"x\"}}, "
                    + whatsApp.change("\"messages\": [" + good.formatted(whatsApp.phone(3), whatsApp.id("c")) + "]")
                    + "]}]}";
            whatsApp.signed(body).expect(200);
            whatsApp.settle();
            assertEquals(
                    List.of(List.of("a"), List.of("b"), List.of("c")),
                    whatsApp.leads().stream().map(id -> letters(whatsApp, id)).toList());
        });
    }

    @Test
    void changedNumberContinuesTheConversation() {
        WhatsApp.with(api, whatsApp -> {
            var system = """
                    "messages": [{"from": "%s", "id": "%s", "timestamp": "1700000010", "type": "system",
                     "system": {"body": "changed", "type": "user_changed_number", "wa_id": "%s"}}]""";
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "ref: PF-FLEX");
            var changed = system.formatted(whatsApp.phone(1), whatsApp.id("b"), whatsApp.phone(2));
            whatsApp.event(changed).expect(200);
            whatsApp.settle();
            whatsApp.text(whatsApp.id("c"), whatsApp.phone(2), WhatsApp.SENT + 20, "It is me");
            assertEquals("+" + whatsApp.phone(2), whatsApp.lead().getString("phone"));
            assertEquals(List.of("a", "b", "c"), letters(whatsApp, Leads.id(whatsApp.lead())));
            // a sender without a lead gets none by changing the number
            changed = system.formatted(whatsApp.phone(3), whatsApp.id("d"), whatsApp.phone(4));
            whatsApp.event(changed).expect(200);
            whatsApp.settle();
            assertEquals(1, whatsApp.leads().size());
        });
    }

    @Test
    void brazilianNumberVariantsAreOneSender() {
        WhatsApp.with(api, whatsApp -> {
            var tail = whatsApp.number.substring(whatsApp.number.length() - 7);
            whatsApp.text(whatsApp.id("a"), "55119" + "8" + tail, WhatsApp.SENT, "Oi");
            whatsApp.text(whatsApp.id("b"), "5511" + "8" + tail, WhatsApp.SENT + 1, "Oi?");
            assertEquals("+55119" + "8" + tail, whatsApp.lead().getString("phone"));
            assertEquals(List.of("a", "b"), letters(whatsApp, Leads.id(whatsApp.lead())));
        });
    }

    @Test
    void twilioMessageMakesALead() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            var form = new String[] {
                "SmsMessageSid",
                whatsApp.id("SM"),
                "MessageSid",
                whatsApp.id("SM"),
                "SmsStatus",
                "received",
                "From",
                "whatsapp:+" + phone,
                "To",
                "whatsapp:+" + whatsApp.number,
                "WaId",
                phone,
                "ProfileName",
                "Zoë 🌸",
                "Body",
                "مرحبا + ref: PF-FLEX & more=100%",
                "NumMedia",
                "2",
                "MediaUrl0",
                "https://api.twilio.com/x?a=b",
                "MediaContentType0",
                "image/jpeg",
                "MediaUrl1",
                "https://api.twilio.com/y",
                "MediaContentType1",
                "application/pdf",
                "AccountSid",
                "AC0"
            };
            whatsApp.atOnce(IntStream.range(0, 16)
                    .<Runnable>mapToObj(
                            i -> () -> assertEquals(200, whatsApp.callback(form).status()))
                    .toList());
            var lead = whatsApp.lead();
            var events = whatsApp.conversation(Leads.id(lead));
            assertEquals(1, events.size());
            var time = events.get(0).getString("time");
            assertEquals(Answer.json("""
                    {"id": %d, "phone": "+%s", "status": "delivered", "user": {"id": 1}, "property": {"id": 1},
                     "property_reference": "pf-flex", "date": "%s", "created_at": "%4$s", "updated_at": "%4$s"}
                    """.formatted(Leads.id(lead), phone, time, lead.getString("created_at"))), lead);
            assertEquals(Answer.json("""
                    {"time": "%s", "event": "message", "channel": "twilio", "number": "%s", "message_id": "%s",
                     "direction": "in", "type": "image", "text": "مرحبا + ref: PF-FLEX & more=100%%",
                     "media": [{"id": "https://api.twilio.com/x?a=b", "type": "image/jpeg", "filename": null,
                     "sha256": null, "voice": false}, {"id": "https://api.twilio.com/y", "type": "application/pdf",
                     "filename": null, "sha256": null, "voice": false}], "data": null, "reply_to": null,
                     "edited_at": null, "deleted_at": null, "phone": "%s",
                     "whatsapp_user_id": null, "whatsapp_username": null, "profile_name": "Zoë 🌸", "status": null,
                     "code": null, "title": null}
                    """.formatted(time, whatsApp.number, whatsApp.id("SM"), phone)), events.get(0));
        });
    }

    /** A message of a conversation; its id is {@code whatsApp.id(name)}. */
    private static String message(WhatsApp whatsApp, String name, String phone, String type, String text) {
        return """
                {"time": "2023-11-14T22:13:20Z", "event": "message", "channel": "meta", "number": "%s",
                 "message_id": "%s", "direction": "in", "type": "%s", "text": "%s", "media": [], "data": null,
                 "reply_to": null, "edited_at": null, "deleted_at": null, "phone": "%s", "whatsapp_user_id": null,
                 "whatsapp_username": null, "profile_name": "Zoë 🌸", "status": null, "code": null, "title": null}
                """.formatted(whatsApp.number, whatsApp.id(name), type, text, phone);
    }

    /** The names in the ids of a lead's messages, in order. */
    private static List<String> letters(WhatsApp whatsApp, long id) {
        return whatsApp.conversation(id).stream()
                .map(event -> event.getString("message_id").replaceFirst("\\..*", ""))
                .toList();
    }
}
