package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.leads.calls.CallDetails;
import com.mycrm.leads.calls.Calls;
import com.mycrm.leads.email.EmailDetails;
import com.mycrm.leads.email.EmailLead;
import com.mycrm.leads.email.EmailLeads;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DetailFieldTest {

    private static final CallDetails CALL = new CallDetails("r", Instant.EPOCH, 3, 2, 1, "https://example.com/1", 4L);
    private static final EmailDetails EMAIL =
            new EmailDetails("Ms", "Zoe", "Smit", "zoe@example.com", "+3247", "portal", "[1]", "[2]");
    private static final WhatsappDetails WHATSAPP = new WhatsappDetails("zoe", "Zoe", "{\"source_id\":\"1\"}");

    /** The names of the fields of the history that have a property. */
    private static <D> List<String> names(LeadKind<?, D> kind, Predicate<DetailField<?, D>> property) {
        return kind.fields().stream()
                .filter(field -> field.name() != null)
                .filter(property)
                .map(DetailField::name)
                .toList();
    }

    private static <D> void assertPersonalFieldsAreEmptied(LeadKind<?, D> kind, D details) {
        assertEquals(
                names(kind, DetailField::isPersonal),
                names(
                        kind,
                        field -> !Objects.equals(
                                field.value().apply(details), field.value().apply(kind.anonymized(details)))));
        assertEquals(
                List.of(),
                names(
                        kind,
                        field -> field.isPersonal()
                                && !Objects.equals(
                                        field.value().apply(kind.none()),
                                        field.value().apply(kind.anonymized(details)))));
    }

    @Test
    void personalFieldsAreThoseThatAnErasureEmpties() {
        assertPersonalFieldsAreEmptied(new Calls(), CALL);
        assertPersonalFieldsAreEmptied(new EmailLeads(), EMAIL);
        assertPersonalFieldsAreEmptied(new WhatsappLeads(), WHATSAPP);
    }

    @Test
    void historyOfAPhoneFieldKeepsItsNumbers() {
        var without = new EmailDetails("Ms", "Zoe", "Smit", "zoe@example.com", null, "portal", "[1]", "[2]");
        LeadKind<EmailLead, EmailDetails> kind = new EmailLeads();
        assertEquals(
                List.of(new LeadHistory.Change("mobile", "+3247", null, true)),
                data("1", EMAIL).differences(data("1", without), kind));
        assertEquals(
                List.of(new LeadHistory.Change("phone", "1", "2", true)),
                data("1", EMAIL).differences(data("2", EMAIL), kind));
        assertEquals(List.of("+3247"), kind.numbers(EMAIL).toList());
        assertEquals(List.of(), kind.numbers(without).toList());
    }

    private static LeadData<EmailDetails> data(String phone, EmailDetails details) {
        return new LeadData<>(phone, "prospect", 1, null, null, Instant.EPOCH, null, details);
    }
}
