package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {

    private static final Set<String> WHATSAPP = Set.of(
            "phone",
            "status",
            "user",
            "user.first_name",
            "property",
            "property_reference",
            "date",
            "external_id",
            "customer.name",
            "whatsapp_username");
    private static final Set<String> EMAIL = Set.of(
            "phone",
            "mobile",
            "status",
            "user",
            "property",
            "property_reference",
            "date",
            "name",
            "first_name",
            "last_name",
            "email",
            "title",
            "notes",
            "source",
            "preferences.*");
    private static final Set<String> CALL = Set.of(
            "phone",
            "reference",
            "status",
            "user",
            "property_reference",
            "call_start",
            "call_end",
            "call_time",
            "talk_time",
            "wait_time",
            "download_url",
            "lead",
            "external_id");
    private static final Set<String> PROPERTY = Set.of(
            "reference",
            "status",
            "type",
            "type.category",
            "location",
            "location.id",
            "location.city",
            "location.sub_community",
            "price.value",
            "price.prices.*",
            "size",
            "bedrooms",
            "images.*",
            "user");

    private static String find(Set<String> members, String heading) {
        return new ColumnNames(members).find(heading).orElse("unknown");
    }

    /** Lines are in an order of their own, so the second line of a word would count by chance. */
    @Test
    void noNameIsInTwoLines() throws IOException {
        var lines = new Properties();
        try (var file = new InputStreamReader(
                ColumnNames.class.getResourceAsStream("columns.properties"), StandardCharsets.UTF_8)) {
            lines.load(file);
        }
        List.of("words.without.meaning", "words.of.yes.or.no", "members.of.this.service")
                .forEach(lines::remove);
        var found = new HashMap<String, String>();
        var twice = new TreeSet<String>();
        for (var line : lines.stringPropertyNames()) {
            Stream.of(lines.getProperty(line).split(","))
                    .map(word -> HeadingText.key(HeadingText.plain(word)))
                    .filter(word -> found.putIfAbsent(word, line) != null)
                    .forEach(word -> twice.add(line + ": " + word));
        }
        assertEquals(Set.of(), twice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Agent|user",
                "agent_id|user",
                "Agent Email|user",
                "user.email|user",
                "Assigned to|user",
                "Responsable|user",
                "Ответственный|user",
                "الوكيل|user",
                "Makler|user",
                "Corretor|user",
                "Asesor|user",
                "Lead Owner|user",
                "Ref.|property_reference",
                "Ref. No.|property_reference",
                "Réf.|property_reference",
                "Referência|property_reference",
                "رقم المرجع|property_reference",
                "Код объекта|property_reference",
                "Objekt-Nr.|property_reference",
                "property.reference|property_reference",
                "Referencia del inmueble|property_reference",
                "reference|property_reference",
                "property.id|property",
                "created_time|date",
                "Created At|date",
                "Created On|date",
                "Horodateur|date",
                "Marca temporal|date",
                "Zeitstempel|date",
                "Fecha|date",
                "Datum|date",
                "Дата|date",
                "التاريخ|date",
                "Data|date",
                "Date/Time|date",
                "Lead Submit Time|date",
                "phone_number|phone",
                "Mobile|phone",
                "Cell Phone|phone",
                "Work Phone|phone",
                "User Phone|phone",
                "رقم الجوال|phone",
                "Handy|phone",
                "Celular|phone",
                "Portable|phone",
                "Мобильный телефон|phone",
                "Status|status",
                "Статус|status",
                "الحالة|status",
                "statut|status",
                "Estado|status",
                "externalId|external_id",
                "External Ref|external_id",
                "user.first_name|user.first_name",
                "user.phone|unknown",
                "id|unknown",
                "ad_id|unknown",
                "full_name|customer.name",
                "customer.phone|phone",
                "customer.colour|unknown",
                "lead_status|unknown",
                "property.title|unknown",
                "#|unknown",
                "What is your WhatsApp number?|phone",
                "Your e-mail or phone number|unknown",
                "are_you_an_agent?|unknown",
                "Are you a broker?|unknown",
                "Are you the owner?|unknown",
                "É corretor?|unknown",
                "¿Es tu celular?|unknown",
                "Ist das Ihre Handynummer?|unknown",
                "Is your phone on WhatsApp|unknown",
                "What is your status?|unknown",
                "What is your property?|unknown",
                "What is the property reference?|property_reference"
            })
    void columnsOfAdFormsPortalsAndCrmsAreKnown(String heading, String member) {
        assertEquals(member, find(WHATSAPP, heading));
    }

    @Test
    void questionOfTwoLinesAsksYesOrNoAsOneOfOneLineDoes() {
        assertEquals("unknown", find(WHATSAPP, "Are your\nphone"));
    }

    @Test
    void aNameMeansWhatTheObjectsHave() {
        assertEquals("mobile", find(EMAIL, "Mobile Number"));
        assertEquals("phone", find(WHATSAPP, "Mobile Number"));
        assertEquals("reference", find(CALL, "Reference"));
        assertEquals("property_reference", find(CALL, "Ref"));
        assertEquals("reference", find(PROPERTY, "Ref"));
        assertEquals("call_start", find(CALL, "Date"));
        assertEquals("call_time", find(CALL, "Call duration"));
        assertEquals("lead", find(CALL, "Lead ID"));
        assertEquals("unknown", find(WHATSAPP, "Lead ID"));
        assertEquals("email", find(EMAIL, "E-mail (obrigatório)"));
        assertEquals("email", find(EMAIL, "E-mail obrigatório"));
        assertEquals("name", find(EMAIL, "Full Name"));
        assertEquals("email", find(EMAIL, "User Email"));
        assertEquals("notes", find(EMAIL, "Comentários"));
        assertEquals("source", find(EMAIL, "platform"));
    }

    @Test
    void insideOfAnObjectIsKnownByItsPath() {
        assertEquals("location.sub_community", find(PROPERTY, "location.subCommunity"));
        assertEquals("location.city", find(PROPERTY, "Ville"));
        assertEquals("price.value", find(PROPERTY, "Price (AED)"));
        assertEquals("images.0.medium.link", find(PROPERTY, "images.0.medium.link"));
        assertEquals("price.prices.0.value", find(PROPERTY, "price.prices.0.value"));
        assertEquals("unknown", find(PROPERTY, "location.x"));
        assertEquals("unknown", find(PROPERTY, "price.0"));
        assertEquals("unknown", find(PROPERTY, "size.0"));
    }

    @Test
    void uploadNamesAFieldByAnyOfItsNames() {
        var names = new ColumnNames(PROPERTY);
        assertEquals(
                Optional.of(new ColumnMap.Entry("Größe: netto", "size")),
                ColumnMap.Entry.parse("Größe: netto:size", names));
        assertEquals(Optional.of(new ColumnMap.Entry("x", "location.city")), ColumnMap.Entry.parse("x:city", names));
        assertEquals(Optional.of(new ColumnMap.Entry("x", "")), ColumnMap.Entry.parse(" x : ", names));
        for (var text : List.of("x:colour", "x", ":size", "")) {
            assertEquals(Optional.empty(), ColumnMap.Entry.parse(text, names), text);
        }
    }

    @Test
    void mapIsReadBackAsItWasStored() {
        var map = ColumnMap.of(List.of(new ColumnMap.Entry("a \"b\"", "size"), new ColumnMap.Entry("c", "")));
        assertEquals(map, ColumnMap.ofText(map.text()));
        assertEquals(ColumnMap.NONE, ColumnMap.ofText(ColumnMap.NONE.text()));
    }
}
