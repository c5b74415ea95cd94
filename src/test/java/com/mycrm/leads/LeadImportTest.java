package com.mycrm.leads;

import static com.mycrm.api.text.JsonFactory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLead;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadImportTest {

    private final LeadImport<Lead, Object> leads = new LeadImport<>() {};

    @ParameterizedTest
    @CsvSource({
        "2, property",
        "2.0, property",
        "' ٢ ', property",
        "PF-1, property_reference",
        "1.000, property_reference"
    })
    void propertyIsAnIdOrAReference(String value, String member) {
        var row = JSON.createObjectBuilder().add("property", value).build();
        assertEquals(JSON.createObjectBuilder().add(member, value).build(), leads.prepare(row));
    }

    @Test
    void whatNoRowWritesIsReadOnly() {
        var whatsapp = new LeadImport<WhatsappLead, WhatsappDetails>() {};
        whatsapp.kind = LeadFilters.KIND;
        var expected = new HashSet<>(ExpectedExtras.with("{}").keySet());
        expected.removeAll(Set.of("customer", "external_id"));
        expected.addAll(Set.of("id", "created_at", "updated_at"));
        assertEquals(expected, whatsapp.readOnly());
    }
}
