package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeadViewSerializerTest {

    private static final Instant DATE = Instant.parse("2009-07-20T22:55:01Z");
    private static final Instant CREATED = Instant.parse("2009-07-20T22:55:29Z");
    private static final Instant UPDATED = Instant.parse("2011-05-05T10:38:52Z");

    private final Jsonb jsonb = JsonConfiguration.jsonb(new LeadViewSerializer());

    @Test
    void leadHasTheMembersOfTheContract() {
        assertEquals("""
                {"id":35436,"phone":"0478524147","status":"delivered","user":{"id":1},"property":{"id":2},\
                "property_reference":"pf-flex","date":"2009-07-20T22:55:01Z","created_at":"2009-07-20T22:55:29Z",\
                "updated_at":"2011-05-05T10:38:52Z"}""", written(lead("0478524147", 2L, "pf-flex", null, null)));
    }

    @Test
    void leadWithoutPhoneAndPropertyHasNullsAndEmptyReference() {
        assertEquals("""
                {"id":35436,"phone":null,"status":"delivered","user":{"id":1},"property":null,\
                "property_reference":"","date":"2009-07-20T22:55:01Z","created_at":"2009-07-20T22:55:29Z",\
                "updated_at":"2011-05-05T10:38:52Z"}""", written(lead(null, null, null, null, null)));
    }

    @Test
    void membersAreTheColumnsOfATable() {
        assertEquals(
                LeadFilters.KIND.members().stream().map(LeadMember::name).toList(),
                List.copyOf(read(lead("1", 2L, "r", "e", "u")).keySet()));
    }

    @Test
    void listWithoutATypeIsWrittenByTheSerializer() {
        var view = LeadFilters.KIND.view(lead("1", 2L, "r", "e", "u"));
        assertEquals("[" + jsonb.toJson(view) + "]", jsonb.toJson(List.of(view)));
    }

    @Property(tries = 300)
    void anyTextIsReadBack(
            @ForAll String phone, @ForAll String reference, @ForAll String external, @ForAll String user) {
        var lead = read(lead(phone, 2L, reference, external, user));
        assertEquals(
                List.of(phone, reference, external, user),
                List.of(
                        lead.getString("phone"),
                        lead.getString("property_reference"),
                        lead.getString("external_id"),
                        lead.getString("whatsapp_username")));
    }

    /** The answer of a repeated request is stored as JSON. */
    @Test
    void storedAnswerIsReadBack() {
        var result = new SaveResult<>(lead("1", null, "", "e", null), true);
        assertEquals(result, KeptAnswer.read(KeptAnswer.write(result, jsonb), WhatsappDetails.class, jsonb));
    }

    private JsonObject read(LeadRow<WhatsappDetails> lead) {
        try (var reader = JsonReaders.of(written(lead))) {
            return reader.readObject();
        }
    }

    private String written(LeadRow<WhatsappDetails> lead) {
        return jsonb.toJson(LeadFilters.KIND.view(lead));
    }

    private static LeadRow<WhatsappDetails> lead(
            String phone, Long property, String reference, String externalId, String username) {
        var details = new WhatsappDetails(username);
        return new LeadRow<>(
                35436, phone, "delivered", 1, property, reference, DATE, CREATED, UPDATED, externalId, 7, details);
    }
}
