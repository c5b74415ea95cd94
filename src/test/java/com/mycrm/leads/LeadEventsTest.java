package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.FakeRelation;
import com.mycrm.directory.PropertySummary;
import com.mycrm.events.RecordedEvents;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadEventsTest {

    private static final LeadKind<WhatsappLead, WhatsappDetails> KIND = LeadFilters.KIND;
    private static final PropertySummary FLEX = new PropertySummary(7, "pf-flex", 3);
    private static final Instant DATE = Instant.parse("2024-05-01T10:00:00Z");

    private final RecordedEvents log = new RecordedEvents(new LeadViewSerializer());
    private final FakeRelation channel = extra("channel");
    private final FakeRelation referral = extra("referral");
    private final LeadEvents events = new LeadEvents();
    private final LeadRules<WhatsappLead, WhatsappDetails> write =
            new LeadRules<>(KIND, new WriteContext("portal", true), references(), new HashMap<>());

    private static FakeRelation extra(String name) {
        return new FakeRelation(name, "conversations", false, true, new ArrayList<>());
    }

    private static ResolvedReferences references() {
        return new ResolvedReferences(Set.of(1L, 3L), Set.of(3L), Map.of(7L, FLEX), Map.of("pf-flex", FLEX), 1L);
    }

    @BeforeEach
    void prepare() {
        events.log = log;
        events.expansion = FakeRelation.expansion(channel, referral);
    }

    @Test
    void newLeadIsShownWithItsExtrasWithoutAQuery() {
        write.add(
                LeadInputs.of("{'phone': '1', 'customer': 'Zoë', 'external_id': 'e', 'date': '2024-05-01T10:00:00Z'}"));
        write.inserts().forEach(lead -> ((Lead) lead).number(5));
        events.append(write);
        assertEquals(List.of("whatsapp.created 5 []"), log.list());
        var extras = ExpectedExtras.with("{\"customer\":{\"name\":\"Zoë\",\"username\":null},\"external_id\":\"e\"}");
        assertEquals(
                """
                {"whatsapp":{"id":5,"phone":"1","status":"pending","user":{"id":1},"property":null,\
                "property_reference":"","date":"2024-05-01T10:00:00Z","created_at":"#","updated_at":"#",\
                %s}""".formatted(extras.toString().substring(1)), log.data().get(0).replaceAll("(_at\":\")[^\"]*", "$1#"));
        assertEquals(List.of(), channel.reads());
    }

    @Test
    void leadThatAMessageMadeHasWhatTheMessageBrings() {
        write.add(LeadInputs.of("{'phone': '1'}"));
        write.inserts().forEach(lead -> ((Lead) lead).number(5));
        events.appendWithMessage(write);
        assertEquals(
                true,
                log.data().get(0).contains("\"channel\":{\"id\":5}"),
                log.data().toString());
    }

    @Test
    void changedMembersAreThoseThatAreShown() {
        var lead = lead(5);
        write.change(lead, LeadInputs.of("{'customer': {'name': 'Zoë'}, 'property_reference': 'PF-FLEX'}"), false);
        write.change(lead, LeadInputs.of("{'customer': {'username': 'zoe'}}"), false);
        write.changeStatus(lead, "prospect");
        write.changeStatus(lead, "pending");
        events.append(write);
        assertEquals(List.of("whatsapp.updated 5 [property, property_reference, customer]"), log.list());
        assertEquals(true, log.data().get(0).contains("\"customer\":{\"name\":\"Zoë\",\"username\":\"zoe\"}"));
    }

    @Test
    void extrasOfManyLeadsAreReadTogether() {
        LongStream.rangeClosed(1, 2_500).forEach(id -> write.changeStatus(lead(id), "prospect"));
        events.append(write);
        assertEquals(
                List.of(1_000, 1_000, 500),
                channel.reads().stream().map(Set::size).toList());
        assertEquals(List.of(), referral.reads());
        assertEquals(2_500, log.list().size());
    }

    @Test
    void reasonOfAFailureIsNoChangeOfTheLead() {
        write.addReason(lead(5), "131026 Undeliverable");
        events.append(write);
        assertEquals(List.of(), log.list());
    }

    private static WhatsappLead lead(long id) {
        var values = LeadData.whole(LeadInputs.of("{'phone': '1'}"), KIND, references(), DATE);
        var lead = KIND.create(values, "portal", DATE);
        ((Lead) lead).number(id);
        return lead;
    }
}
