package com.mycrm.leads.whatsapp;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailField;
import com.mycrm.leads.DetailsInput;
import com.mycrm.leads.LeadEntityType;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadKind;
import com.mycrm.leads.LeadMember;
import com.mycrm.leads.LeadNames;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.Person;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Set;

/** The leads that come by WhatsApp. */
@ApplicationScoped
public class WhatsappLeads extends LeadKind<WhatsappLead, WhatsappDetails> {

    private static final List<DetailField<WhatsappLead, WhatsappDetails>> FIELDS = List.of(
            DetailField.personal(WhatsappInput.USERNAME, () -> WhatsappLead_.username, WhatsappDetails::username),
            DetailField.derived("whatsapp_username_key", details -> Person.usernameKey(details.username())),
            DetailField.personal(
                    WhatsappInput.CUSTOMER + "." + WhatsappInput.NAME,
                    "customer_name",
                    () -> WhatsappLead_.customerName,
                    WhatsappDetails::name),
            DetailField.derived("referral_id", details -> Referral.sourceId(details.referral())),
            DetailField.personal(Referral.MEMBER, null, WhatsappDetails::referral));

    private static final List<LeadMember<WhatsappDetails>> MEMBERS = List.of(
            LeadMember.id(),
            LeadMember.phone(),
            LeadMember.status(),
            LeadMember.user(),
            LeadMember.property(),
            LeadMember.propertyReference(),
            LeadMember.time(LeadInput.DATE, LeadRow::date),
            LeadMember.createdAt(),
            LeadMember.updatedAt(),
            LeadMember.extra(
                    WhatsappInput.CUSTOMER,
                    WhatsappLeads::writeCustomer,
                    List.of("customer.name", "customer.username")),
            LeadMember.extra(Referral.MEMBER, lead -> lead.details().referral()),
            LeadMember.extra(WhatsappInput.CHANNEL),
            LeadMember.externalId(),
            LeadMember.extra(WhatsappInput.LAST_MESSAGE_AT));

    public WhatsappLeads() {
        super(new Definition<>(
                new LeadNames(1, "whatsapp_leads", "ix_leads", "whatsapp-leads", "whatsapp", "whatsapp"),
                LeadStatus.WORDS,
                new LeadEntityType<>(
                        WhatsappLead.class, WhatsappLead::new, WhatsappLead::details, WhatsappLead::setDetails),
                WhatsappDetails.class,
                FIELDS,
                MEMBERS,
                (row, first) -> new WhatsappDetails(row.getString(first), row.getString(first + 1), null)));
    }

    private static void writeCustomer(LeadRow<WhatsappDetails> lead, ExpandedObjects expanded, JsonGenerator json) {
        json.writeStartObject(WhatsappInput.CUSTOMER);
        LeadMember.write(WhatsappInput.NAME, lead.details().name(), json);
        LeadMember.write(WhatsappInput.CUSTOMER_USERNAME, lead.details().username(), json);
        json.writeEnd();
    }

    @Override
    protected WhatsappDetails none() {
        return WhatsappDetails.NONE;
    }

    @Override
    protected WhatsappDetails kept(WhatsappDetails details) {
        return details;
    }

    @Override
    protected WhatsappDetails anonymized(WhatsappDetails details) {
        return WhatsappDetails.NONE;
    }

    @Override
    protected DetailsInput<WhatsappDetails> read(RequestObject input) {
        return WhatsappInput.of(input);
    }

    @Override
    protected String newStatus(WhatsappDetails details) {
        return LeadStatus.PENDING.word();
    }

    @Override
    protected Set<String> detailMembers() {
        return WhatsappInput.MEMBERS;
    }

    @Override
    protected List<Condition<WhatsappLead>> filters(Parameters parameters) {
        return Conditions.<WhatsappLead>all()
                .equal(WhatsappLead_.referralId, parameters.text(Referral.MEMBER))
                .list();
    }

    @Override
    protected List<String> otherContacts() {
        return List.of(WhatsappInput.USERNAME);
    }

    @Override
    protected List<List<Condition<WhatsappLead>>> searches(Person person) {
        return person.username() == null
                ? List.of()
                : List.of(Conditions.<WhatsappLead>all()
                        .equal(WhatsappLead_.usernameKey, person.username())
                        .list());
    }

    @Override
    protected boolean isOf(Person person, WhatsappDetails details) {
        return person.hasUsername(details.username());
    }

    @Override
    protected boolean hasContact(WhatsappDetails details) {
        return details.username() != null;
    }
}
