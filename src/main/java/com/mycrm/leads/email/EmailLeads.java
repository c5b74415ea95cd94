package com.mycrm.leads.email;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailField;
import com.mycrm.leads.DetailsInput;
import com.mycrm.leads.LeadData;
import com.mycrm.leads.LeadEntityType;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadKind;
import com.mycrm.leads.LeadMember;
import com.mycrm.leads.LeadNames;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.Person;
import com.mycrm.leads.PhoneNumber;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The leads that come by e-mail and from portals. */
@ApplicationScoped
public class EmailLeads extends LeadKind<EmailLead, EmailDetails> {

    private static final List<DetailField<EmailLead, EmailDetails>> FIELDS = List.of(
            DetailField.personal(EmailInput.TITLE, () -> EmailLead_.title, EmailDetails::title),
            DetailField.personal(EmailInput.FIRST_NAME, () -> EmailLead_.firstName, EmailDetails::firstName),
            DetailField.personal(EmailInput.LAST_NAME, () -> EmailLead_.lastName, EmailDetails::lastName),
            DetailField.personal(EmailInput.EMAIL, () -> EmailLead_.email, EmailDetails::email),
            DetailField.derived("email_key", details -> EmailLead.key(details.email())),
            DetailField.phone(LeadInput.MOBILE, () -> EmailLead_.mobile, EmailDetails::mobile),
            DetailField.derived("mobile_digits", details -> PhoneNumber.digits(details.mobile())),
            DetailField.of(EmailInput.SOURCE, () -> EmailLead_.source, EmailDetails::source),
            DetailField.personal(EmailInput.NOTES, () -> EmailLead_.notes, EmailDetails::notes),
            DetailField.of(EmailInput.PREFERENCES, () -> EmailLead_.preferences, EmailDetails::preferences));

    private static final List<LeadMember<EmailDetails>> MEMBERS = List.of(
            LeadMember.id(),
            LeadMember.textOrEmpty(EmailInput.TITLE, lead -> lead.details().title()),
            LeadMember.textOrEmpty(EmailInput.FIRST_NAME, lead -> lead.details().firstName()),
            LeadMember.textOrEmpty(EmailInput.LAST_NAME, lead -> lead.details().lastName()),
            LeadMember.textOrEmpty(EmailInput.EMAIL, lead -> lead.details().email()),
            LeadMember.textOrEmpty(LeadInput.PHONE, LeadRow::phone),
            LeadMember.textOrEmpty(LeadInput.MOBILE, lead -> lead.details().mobile()),
            LeadMember.status(),
            LeadMember.textOrEmpty(EmailInput.SOURCE, lead -> lead.details().source()),
            LeadMember.array(EmailInput.NOTES, lead -> lead.details().notes()),
            LeadMember.user(),
            LeadMember.array(EmailInput.PREFERENCES, lead -> lead.details().preferences()),
            LeadMember.property(),
            LeadMember.propertyReference(),
            LeadMember.time(LeadInput.DATE, LeadRow::date),
            LeadMember.createdAt(),
            LeadMember.updatedAt(),
            LeadMember.externalId());

    public EmailLeads() {
        super(new Definition<>(
                new LeadNames(2, "email_leads", "ix_email_leads", "leads", "leads", "lead"),
                LeadStatus.WORDS,
                new LeadEntityType<>(EmailLead.class, EmailLead::new, EmailLead::details, EmailLead::setDetails),
                EmailDetails.class,
                FIELDS,
                MEMBERS,
                EmailLeads::details));
    }

    private static EmailDetails details(ResultSet row, int first) throws SQLException {
        return new EmailDetails(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getString(first + 6),
                row.getString(first + 7));
    }

    @Override
    protected EmailDetails none() {
        return EmailDetails.NONE;
    }

    @Override
    protected EmailDetails anonymized(EmailDetails details) {
        return details.anonymized();
    }

    @Override
    protected DetailsInput<EmailDetails> read(RequestObject input) {
        return EmailInput.of(input);
    }

    @Override
    protected String newStatus(EmailDetails details) {
        return LeadStatus.NOT_YET_CONTACTED.word();
    }

    @Override
    protected Set<String> detailMembers() {
        return EmailInput.MEMBERS;
    }

    @Override
    protected List<String> otherContacts() {
        return List.of(LeadInput.MOBILE, EmailInput.EMAIL);
    }

    @Override
    protected boolean hasContact(EmailDetails details) {
        return details.mobile() != null || details.email() != null;
    }

    @Override
    protected String searchedPhone(LeadData<EmailDetails> values) {
        return values.phone() == null ? values.details().mobile() : values.phone();
    }

    @Override
    protected List<List<Condition<EmailLead>>> searches(PhoneNumber number) {
        var searches = new ArrayList<>(super.searches(number));
        searches.add(Conditions.<EmailLead>all()
                .equal(number.hasEnd() ? EmailLead_.mobileEnd : EmailLead_.mobileDigits, number.end())
                .list());
        return searches;
    }

    @Override
    protected List<List<Condition<EmailLead>>> searches(Person person) {
        return person.email() == null
                ? List.of()
                : List.of(Conditions.<EmailLead>all()
                        .sameKey(EmailLead_.emailKey, person.email())
                        .list());
    }

    @Override
    protected boolean isOf(Person person, EmailDetails details) {
        return person.hasEmail(details.email());
    }

    /** Clients read these members beside the lead and in it. */
    @Override
    protected Map<String, Object> membersBeside(LeadRow<EmailDetails> lead) {
        var members = new LinkedHashMap<String, Object>();
        members.put(EmailInput.FIRST_NAME, orEmpty(lead.details().firstName()));
        members.put(EmailInput.LAST_NAME, orEmpty(lead.details().lastName()));
        members.put(EmailInput.EMAIL, orEmpty(lead.details().email()));
        members.put(LeadInput.PHONE, orEmpty(lead.phone()));
        return members;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
