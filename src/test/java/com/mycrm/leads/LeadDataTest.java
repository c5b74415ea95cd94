package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.directory.PropertySummary;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadDataTest {

    private static final Instant DATE = Instant.parse("2024-05-01T10:00:00Z");
    private static final LeadData<WhatsappDetails> ALL =
            new LeadData<>("1", "prospect", 2L, 7L, "pf-flex", DATE, "e-1", new WhatsappDetails("zoe", "Zoë", "{}"));

    @Test
    void withStatusChangesTheStatusOnly() {
        assertEquals(List.of("status:prospect>qualified"), differences(ALL.withStatus("qualified")));
    }

    @Test
    void withPropertyChangesIdAndReferenceOnly() {
        assertEquals(
                List.of("property:7>9", "property_reference:pf-flex>PF-9"),
                differences(ALL.withProperty(new PropertySummary(9, "PF-9", 4))));
    }

    @Test
    void anonymizedLosesWhatNamesThePerson() {
        assertEquals(
                List.of(
                        "phone:1>null",
                        "whatsapp_username:zoe>null",
                        "customer.name:Zoë>null",
                        "referral:{}>null",
                        "external_id:e-1>null"),
                differences(ALL.anonymized(LeadFilters.KIND)));
    }

    @Test
    void inputReplacesWhatItGives() {
        var input = LeadInputs.of(
                "{'phone': '2', 'customer': {'username': 'max', 'name': 'Max'}, 'status': 'qualified', 'user': 3,"
                        + " 'property': 8, 'date': '2024-06-01T00:00:00Z', 'external_id': 'e-2'}");
        var references = new ResolvedReferences(
                Set.of(3L), Set.of(), Map.of(8L, new PropertySummary(8, "PF-8", 4)), Map.of(), null);
        assertEquals(
                List.of(
                        "phone:1>2",
                        "whatsapp_username:zoe>max",
                        "customer.name:Zoë>Max",
                        "status:prospect>qualified",
                        "user:2>3",
                        "property:7>8",
                        "property_reference:pf-flex>PF-8",
                        "date:2024-05-01T10:00:00Z>2024-06-01T00:00:00Z",
                        "external_id:e-1>e-2"),
                differences(ALL.with(input, references)));
    }

    @Test
    void replacedLeadKeepsWhatItShowsAsExtras() {
        var references = new ResolvedReferences(Set.of(), Set.of(), Map.of(), Map.of(), 2L);
        assertEquals(
                List.of("status:prospect>pending", "property:7>null", "property_reference:pf-flex>null"),
                differences(ALL.replaced(LeadInputs.of("{'phone': '1'}"), LeadFilters.KIND, references)));
        assertEquals(
                List.of("whatsapp_username:zoe>null", "customer.name:Zoë>null", "external_id:e-1>null"),
                differences(ALL.replaced(
                        LeadInputs.of("{'phone': '1', 'status': 'prospect', 'customer': null, 'external_id': null,"
                                + " 'property': 7, 'referral': null}"),
                        LeadFilters.KIND,
                        new ResolvedReferences(
                                Set.of(), Set.of(), Map.of(7L, new PropertySummary(7, "pf-flex", 2)), Map.of(), 2L))));
    }

    @Test
    void customerIsAnObjectOrAName() {
        assertEquals(List.of("customer.name:Zoë>Max"), differences(with("{'customer': ' Max '}")));
        assertEquals(List.of("customer.name:Zoë>null"), differences(with("{'customer': {'name': ''}}")));
        assertEquals(
                List.of("whatsapp_username:zoe>max"),
                differences(with("{'customer': {'username': 'max'}, 'whatsapp_username': 'eva'}")));
        assertEquals(List.of("whatsapp_username:zoe>eva"), differences(with("{'whatsapp_username': 'eva'}")));
    }

    private static LeadData<WhatsappDetails> with(String json) {
        return ALL.with(LeadInputs.of(json), new ResolvedReferences(Set.of(2L), Set.of(), Map.of(), Map.of(), null));
    }

    private static List<String> differences(LeadData<WhatsappDetails> to) {
        return ALL.differences(to, LeadFilters.KIND).stream()
                .map(change -> change.field() + ":" + change.from() + ">" + change.to())
                .toList();
    }
}
