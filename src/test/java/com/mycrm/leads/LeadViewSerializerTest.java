package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeadViewSerializerTest {

    private static final Instant DATE = Instant.parse("2009-07-20T22:55:01Z");
    private static final Instant CREATED = Instant.parse("2009-07-20T22:55:29Z");
    private static final Instant UPDATED = Instant.parse("2011-05-05T10:38:52Z");

    private static final long ID = 35436;
    private static final WhatsappDetails NONE = new WhatsappDetails(null, null, null);

    /** Extras are shown, and no relation has anything of the lead. */
    private static final Map<String, OfRelation> NO_EXTRAS = Map.of("extras", new OfRelation(false, Map.of()));

    private final Jsonb jsonb = JsonConfiguration.jsonb(new LeadViewSerializer());

    @Test
    void leadHasTheMembersOfTheContract() {
        assertEquals("""
                {"id":35436,"phone":"0478524147","status":"delivered","user":{"id":1},"property":{"id":2},\
                "property_reference":"pf-flex","date":"2009-07-20T22:55:01Z","created_at":"2009-07-20T22:55:29Z",\
                "updated_at":"2011-05-05T10:38:52Z"}""", written(lead("0478524147", 2L, "pf-flex", null, NONE)));
    }

    @Test
    void leadWithoutPhoneAndPropertyHasNullsAndEmptyReference() {
        assertEquals("""
                {"id":35436,"phone":null,"status":"delivered","user":{"id":1},"property":null,\
                "property_reference":"","date":"2009-07-20T22:55:01Z","created_at":"2009-07-20T22:55:29Z",\
                "updated_at":"2011-05-05T10:38:52Z"}""", written(lead(null, null, null, null, NONE)));
    }

    @Test
    void extrasFollowTheOtherMembers() {
        var details = new WhatsappDetails("zoe", "Zoë", null);
        var found = Map.of(
                "extras", new OfRelation(false, Map.of()),
                "referral", new OfRelation(false, Map.of(ID, new ExpandedObject("{\"source_id\":\"120\"}"))),
                "channel", new OfRelation(false, Map.of(ID, new ExpandedObject("{\"id\":3}"))),
                "last_message_at", new OfRelation(false, Map.of(ID, new ExpandedObject("\"2024-01-01T00:00:00Z\""))));
        assertEquals(ExpectedExtras.with("""
                {"customer":{"name":"Zoë","username":"zoe"},"referral":{"source_id":"120"},
                "channel":{"id":3},"external_id":"e","last_message_at":"2024-01-01T00:00:00Z"}""").toString(), extras(details, "e", found));
        assertEquals(ExpectedExtras.with("{}").toString(), extras(NONE, null, NO_EXTRAS));
    }

    /** What a lead has more with extras than without. */
    private String extras(WhatsappDetails details, String externalId, Map<String, OfRelation> found) {
        var lead = lead("1", 2L, "r", externalId, details);
        var plain = written(lead);
        var full = jsonb.toJson(withExtras(lead, found));
        assertEquals(plain.substring(0, plain.length() - 1), full.substring(0, plain.length() - 1));
        return "{" + full.substring(plain.length());
    }

    @Test
    void columnsOfExtrasAreNamed() {
        var references = LeadFilters.KIND.references();
        assertEquals(
                ExpectedExtras.COLUMNS.stream()
                        .map(column ->
                                references.ids().containsKey(column.split("\\.")[0]) ? column.split("\\.")[0] : column)
                        .distinct()
                        .toList(),
                references.extras());
    }

    @Test
    void listWithoutATypeIsWrittenByTheSerializer() {
        var view = LeadFilters.KIND.view(lead("1", 2L, "r", "e", NONE));
        assertEquals("[" + jsonb.toJson(view) + "]", jsonb.toJson(List.of(view)));
    }

    @Property(tries = 300)
    void anyTextIsReadBack(
            @ForAll String phone, @ForAll String reference, @ForAll String external, @ForAll String name) {
        var shown = lead(phone, 2L, reference, external, new WhatsappDetails(null, name, null));
        var lead = JsonReaders.object(jsonb.toJson(withExtras(shown, NO_EXTRAS)));
        assertEquals(
                List.of(phone, reference, external, name),
                List.of(
                        lead.getString("phone"),
                        lead.getString("property_reference"),
                        lead.getString("external_id"),
                        lead.getJsonObject("customer").getString("name")));
    }

    /** The answer of a repeated request is stored as JSON. */
    @Test
    void storedAnswerIsReadBack() {
        var result = new SaveResult<>(lead("1", null, "", "e", new WhatsappDetails("u", null, "{}")), true);
        assertEquals(result, KeptAnswer.read(KeptAnswer.write(result, jsonb), WhatsappDetails.class, jsonb));
    }

    private static LeadView withExtras(LeadRow<WhatsappDetails> lead, Map<String, OfRelation> found) {
        var expand = LeadFilters.KIND.references().expand();
        return expand.apply(LeadFilters.KIND.view(lead), new ExpandedObjects(found));
    }

    private String written(LeadRow<WhatsappDetails> lead) {
        return jsonb.toJson(LeadFilters.KIND.view(lead));
    }

    private static LeadRow<WhatsappDetails> lead(
            String phone, Long property, String reference, String externalId, WhatsappDetails details) {
        return new LeadRow<>(
                ID, phone, "delivered", 1, property, reference, DATE, CREATED, UPDATED, externalId, 7, details);
    }
}
