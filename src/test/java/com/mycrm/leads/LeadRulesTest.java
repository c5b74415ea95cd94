package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.PropertySummary;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLead;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadRulesTest {

    private static final LeadKind<WhatsappLead, WhatsappDetails> KIND = LeadFilters.KIND;
    private static final PropertySummary FLEX = new PropertySummary(7, "pf-flex", 3);
    private static final Instant DATE = Instant.parse("2024-05-01T10:00:00Z");

    private final Map<String, WhatsappLead> existing = new HashMap<>();

    private static ResolvedReferences references() {
        return new ResolvedReferences(Set.of(1L, 2L, 3L), Set.of(3L), Map.of(7L, FLEX), Map.of("pf-flex", FLEX), 1L);
    }

    private LeadRules<WhatsappLead, WhatsappDetails> rules(boolean mayUpdate) {
        return new LeadRules<>(KIND, new WriteContext("portal", mayUpdate), references(), existing);
    }

    private static WhatsappLead lead(long id, String json) {
        var lead = KIND.create(LeadData.whole(LeadInputs.of(json), KIND, references(), DATE), "portal", DATE);
        ((Lead) lead).number(id);
        return lead;
    }

    private static List<String> faults(LeadInput<?> input) {
        return input.source().faults().stream().map(Violation::toString).toList();
    }

    private static String changes(LeadRules<?, ?> rules, long id) {
        return rules.changes().getOrDefault(id, List.of()).stream()
                .map(change -> change.field() + ":" + change.from() + ">" + change.to())
                .toList()
                .toString();
    }

    @Test
    void timeOfTheLastChangeDoesNotGoBack() {
        var later = Instant.parse("2999-01-01T00:00:00Z");
        var lead = KIND.create(LeadData.whole(LeadInputs.of("{'phone': '1'}"), KIND, references(), DATE), "x", later);
        ((Lead) lead).number(1);
        rules(true).change(lead, LeadInputs.of("{'status': 'prospect'}"), false);
        assertEquals(later, KIND.row(lead).updatedAt());
    }

    @Test
    void newLeadTakesDefaultsAndTheAgentOfItsProperty() {
        var rules = rules(true);
        rules.add(LeadInputs.of("{'phone': '+32 2', 'property': {'reference': 'PF-FLEX'}}"));
        var data = KIND.values(rules.inserts().get(0));
        assertEquals("+32 2", data.phone());
        assertEquals("pending", data.status());
        assertEquals(3L, data.userId());
        assertEquals(7L, data.propertyId());
        assertEquals("pf-flex", data.reference());
        assertEquals(rules.now(), data.date());
    }

    @Test
    void unknownReferenceStaysWithTheFallbackUser() {
        var rules = rules(true);
        rules.add(LeadInputs.of("{'phone': '1', 'property_reference': 'X-1'}"));
        var data = KIND.values(rules.inserts().get(0));
        assertEquals(null, data.propertyId());
        assertEquals("X-1", data.reference());
        assertEquals(1L, data.userId());
    }

    @Test
    void leadNeedsAPhoneOrAUsername() {
        var input = LeadInputs.of("{}");
        rules(true).add(input);
        assertEquals(1, faults(input).size());
        var named = LeadInputs.of("{'whatsapp_username': 'zoe'}");
        rules(true).add(named);
        assertEquals(List.of(), faults(named));
    }

    @Test
    void missingContactIsNamedBesideOtherFaults() {
        var input = LeadInputs.of("{'status': 'x', 'user': {'id': 99}}");
        rules(true).add(input);
        assertEquals(3, faults(input).size());
        var change = LeadInputs.of("{'phone': null, 'user': {'id': 99}}");
        rules(true).change(lead(5, "{'phone': '1'}"), change, false);
        assertEquals(2, faults(change).size());
    }

    @Test
    void wrongContactIsNotMissingToo() {
        for (var contact : List.of("{'phone': 'x'}", "{'whatsapp_username': {}}")) {
            var input = LeadInputs.of(contact);
            rules(true).add(input);
            assertEquals(1, faults(input).size(), contact);
        }
    }

    @Test
    void expandedPropertyIsTakenAsItWasRead() {
        var input = LeadInputs.of("{'property': [{'id': 7, 'reference': 'PF-FLEX', 'status': 'draft'}]}");
        assertEquals(PatchField.of(7L), input.property());
        assertEquals(PatchField.of("PF-FLEX"), input.reference());
        assertEquals(PatchField.of(null), LeadInputs.of("{'property': []}").property());
        assertEquals(1, faults(LeadInputs.of("{'property': [7, 8]}")).size());
    }

    @Test
    void nullInPlaceOfAReferenceTakesThePropertyAway() {
        for (var property : List.of("{'property': {'reference': null}}", "{'property_reference': ''}")) {
            assertEquals(PatchField.of(null), LeadInputs.of(property).reference(), property);
        }
        assertEquals(
                PatchField.absent(),
                LeadInputs.of("{'property': {'id': 7, 'reference': null}}").reference());
    }

    @Test
    void unknownUserAndPropertyAreBothFaults() {
        var input = LeadInputs.of("{'phone': '1', 'user': {'id': 99}, 'property': {'id': 98}}");
        var rules = rules(true);
        rules.add(input);
        assertEquals(2, faults(input).size());
        assertEquals(List.of(), rules.inserts());
    }

    @Test
    void knownExternalIdChangesItsLead() {
        existing.put("e-1", lead(5, "{'phone': '1', 'external_id': 'e-1'}"));
        var rules = rules(true);
        rules.add(LeadInputs.of("{'external_id': 'e-1', 'status': 'prospect'}"));
        assertEquals("[status:pending>prospect]", changes(rules, 5));
        assertEquals(List.of(), rules.inserts());
        assertEquals(false, rules.saved().created());
    }

    @Test
    void knownExternalIdNeedsTheRightToUpdate() {
        existing.put("e-1", lead(5, "{'phone': '1', 'external_id': 'e-1'}"));
        var input = LeadInputs.of("{'external_id': 'e-1', 'status': 'prospect'}");
        rules(false).add(input);
        assertEquals(1, faults(input).size());
    }

    @Test
    void twoInputsOfOneFileWithTheSameExternalIdAreOneLead() {
        var rules = rules(true);
        rules.add(LeadInputs.of("{'phone': '1', 'external_id': 'e-2'}"));
        rules.add(LeadInputs.of("{'phone': '2', 'external_id': 'e-2'}"));
        assertEquals(1, rules.inserts().size());
        assertEquals("2", KIND.values(rules.inserts().get(0)).phone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'external_id': 'e-2'}", "{'external_id': null}"})
    void externalIdThatALeadLosesIsFreeForANewLead(String loss) {
        var lead = lead(5, "{'phone': '1', 'external_id': 'e-1'}");
        existing.put("e-1", lead);
        var rules = rules(true);
        rules.change(lead, LeadInputs.of(loss), false);
        rules.add(LeadInputs.of("{'phone': '2', 'external_id': 'e-1'}"));
        assertEquals("1 pending 1", summary(lead));
        assertEquals(
                List.of("2 pending 1"),
                rules.inserts().stream().map(LeadRulesTest::summary).toList());
        var back = LeadInputs.of("{'external_id': 'e-1'}");
        rules.change(lead, back, false);
        assertEquals(
                List.of(Violation.pointer("/external_id", "is the one of another lead")),
                back.source().faults());
    }

    @Test
    void patchKeepsWhatIsNotGivenAndPutTakesDefaults() {
        var patched = lead(5, "{'phone': '1', 'status': 'prospect', 'user': {'id': 2}}");
        rules(true).change(patched, LeadInputs.of("{'phone': '2'}"), false);
        assertEquals("2 prospect 2", summary(patched));
        rules(true).change(patched, LeadInputs.of("{'phone': '3'}"), true);
        assertEquals("3 pending 1", summary(patched));
    }

    private static String summary(WhatsappLead lead) {
        var data = KIND.values(lead);
        return data.phone() + " " + data.status() + " " + data.userId();
    }

    @Test
    void twoLeadsOfOneFileCannotTakeTheSameExternalId() {
        var rules = rules(true);
        rules.change(lead(5, "{'phone': '1'}"), LeadInputs.of("{'external_id': 'e-1'}"), false);
        var other = LeadInputs.of("{'external_id': 'e-1'}");
        rules.change(lead(6, "{'phone': '2'}"), other, false);
        assertEquals(1, faults(other).size());
    }

    @Test
    void patchCannotTakeTheExternalIdOfAnotherLead() {
        existing.put("e-1", lead(6, "{'phone': '1', 'external_id': 'e-1'}"));
        var input = LeadInputs.of("{'external_id': 'e-1'}");
        var lead = lead(5, "{'phone': '2'}");
        rules(true).change(lead, input, false);
        assertEquals(1, faults(input).size());
        assertEquals(null, KIND.values(lead).externalId());
    }

    @Test
    void leadThatLosesItsUserGetsTheAgentOfItsProperty() {
        var lead = lead(5, "{'phone': '1', 'user': {'id': 2}, 'property': {'id': 7}}");
        rules(true).change(lead, LeadInputs.of("{'user': null}"), false);
        assertEquals(3L, KIND.values(lead).userId());
    }

    @Test
    void patchCannotTakeAwayStatusAndDate() {
        var input = LeadInputs.of("{'status': null, 'date': null}");
        rules(true).change(lead(5, "{'phone': '1'}"), input, false);
        assertEquals(2, faults(input).size());
    }

    @Test
    void patchCannotTakeAwayTheOnlyContact() {
        var input = LeadInputs.of("{'phone': null}");
        var lead = lead(5, "{'phone': '1'}");
        rules(true).change(lead, input, false);
        assertEquals(1, faults(input).size());
        assertEquals("1", KIND.values(lead).phone());
    }

    @Test
    void receiptChangesTheStatusAndAddsItsReason() {
        var rules = rules(true);
        var lead = lead(5, "{'phone': '1'}");
        rules.changeStatus(lead, "notdelivered");
        rules.addReason(lead, "131026 Undeliverable");
        assertEquals("[status:pending>notdelivered, reason:null>131026 Undeliverable]", changes(rules, 5));
    }

    @Test
    void reasonIsAddedWithoutAChangeOfTheLead() {
        var rules = rules(true);
        rules.addReason(lead(5, "{'phone': '1'}"), "131026 Undeliverable");
        assertEquals("[reason:null>131026 Undeliverable]", changes(rules, 5));
    }

    @Test
    void leadFollowsTheNameOfItsProperty() {
        var rules = rules(true);
        rules.name(lead(5, "{'phone': '1', 'property_reference': 'OLD'}"), FLEX);
        assertEquals("[property:null>7, property_reference:OLD>pf-flex]", changes(rules, 5));
    }

    @Test
    void changeOfNothingIsNoChange() {
        var rules = rules(true);
        rules.change(lead(5, "{'phone': '1'}"), LeadInputs.of("{'phone': '1'}"), false);
        assertEquals("[]", changes(rules, 5));
    }
}
