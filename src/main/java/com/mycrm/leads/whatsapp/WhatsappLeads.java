package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailField;
import com.mycrm.leads.DetailsInput;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadKind;
import com.mycrm.leads.LeadMember;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The leads that come by WhatsApp. */
@ApplicationScoped
public class WhatsappLeads extends LeadKind<WhatsappLead, WhatsappDetails> {

    private static final int LONGEST_USERNAME = 100;

    public WhatsappLeads() {
        super(new Definition<>(
                new Names(1, "whatsapp_leads", "ix_leads", "whatsapp-leads", "whatsapp", "whatsapp"),
                LeadStatus.WORDS,
                new EntityType<>(
                        WhatsappLead.class, WhatsappLead::new, WhatsappLead::details, WhatsappLead::setDetails),
                WhatsappDetails.class,
                List.of(DetailField.personal(
                        WhatsappInput.USERNAME, () -> WhatsappLead_.username, WhatsappDetails::username)),
                List.of(
                        LeadMember.id(),
                        LeadMember.phone(),
                        LeadMember.status(),
                        LeadMember.user(),
                        LeadMember.property(),
                        LeadMember.propertyReference(),
                        LeadMember.time("date", LeadRow::date),
                        LeadMember.createdAt(),
                        LeadMember.updatedAt(),
                        LeadMember.externalId(),
                        LeadMember.optional(
                                WhatsappInput.USERNAME, lead -> lead.details().username())),
                (row, first) -> new WhatsappDetails(row.getString(first))));
    }

    @Override
    protected WhatsappDetails none() {
        return new WhatsappDetails(null);
    }

    @Override
    protected WhatsappDetails anonymized(WhatsappDetails details) {
        return details.anonymized();
    }

    @Override
    protected DetailsInput<WhatsappDetails> read(RequestObject input) {
        return new WhatsappInput(input.text(WhatsappInput.USERNAME, LONGEST_USERNAME));
    }

    @Override
    protected String newStatus(WhatsappDetails details) {
        return LeadStatus.PENDING.word();
    }

    @Override
    protected Set<String> detailMembers() {
        return Set.of(WhatsappInput.USERNAME);
    }

    @Override
    protected Map<String, String> synonyms() {
        return Map.of(
                "mobile", LeadInput.PHONE,
                "whatsapp", LeadInput.PHONE,
                "username", WhatsappInput.USERNAME,
                "reference", LeadInput.REFERENCE,
                "ref", LeadInput.REFERENCE);
    }

    @Override
    protected Optional<String> otherContact() {
        return Optional.of(WhatsappInput.USERNAME);
    }

    @Override
    protected boolean hasContact(WhatsappDetails details) {
        return details.username() != null;
    }
}
