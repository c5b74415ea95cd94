package com.mycrm.leads.calls;

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
import com.mycrm.leads.LeadQueries;
import com.mycrm.leads.LeadRow;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.stream.JsonGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The telephone calls of customers. */
@ApplicationScoped
public class Calls extends LeadKind<Call, CallDetails> {

    private static final String ANSWERED = "answered";
    private static final String NOT_ANSWERED = "notanswered";
    private static final List<String> STATUSES = List.of(ANSWERED, NOT_ANSWERED, "canceled", "voicemail");

    private static final List<DetailField<Call, CallDetails>> FIELDS = List.of(
            DetailField.of(CallInput.REFERENCE, () -> Call_.reference, CallDetails::reference),
            DetailField.of(CallInput.CALL_END, () -> Call_.end, CallDetails::end),
            DetailField.of(CallInput.CALL_TIME, () -> Call_.callTime, CallDetails::callTime),
            DetailField.of(CallInput.TALK_TIME, () -> Call_.talkTime, CallDetails::talkTime),
            DetailField.of(CallInput.WAIT_TIME, () -> Call_.waitTime, CallDetails::waitTime),
            DetailField.personal(CallInput.DOWNLOAD_URL, () -> Call_.downloadUrl, CallDetails::downloadUrl),
            DetailField.id(CallInput.LEAD, () -> Call_.leadId, CallDetails::leadId));

    private static final List<LeadMember<CallDetails>> MEMBERS = List.of(
            LeadMember.id(),
            LeadMember.textOrEmpty(CallInput.REFERENCE, call -> call.details().reference()),
            LeadMember.textOrEmpty(LeadInput.PHONE, LeadRow::phone),
            LeadMember.status(),
            LeadMember.time(CallInput.CALL_START, LeadRow::date),
            LeadMember.time(CallInput.CALL_END, call -> call.details().end()),
            LeadMember.number(CallInput.CALL_TIME, call -> call.details().callTime()),
            LeadMember.number(CallInput.TALK_TIME, call -> call.details().talkTime()),
            LeadMember.number(CallInput.WAIT_TIME, call -> call.details().waitTime()),
            LeadMember.textOrEmpty(
                    CallInput.DOWNLOAD_URL, call -> call.details().downloadUrl()),
            LeadMember.user(),
            new LeadMember<>(CallInput.LEAD, Calls::writeLead),
            new LeadMember<>(LeadInput.PROPERTY, LeadRow::propertyId, Calls::writeProperty),
            LeadMember.propertyReference(),
            LeadMember.createdAt(),
            LeadMember.updatedAt(),
            LeadMember.externalId());

    @EJB
    LeadQueries leads;

    public Calls() {
        super(new Definition<>(
                new LeadNames(3, "calls", "ix_calls", "calltrackings", "call_trackings", "call_tracking"),
                STATUSES,
                new LeadEntityType<>(Call.class, Call::new, Call::details, Call::setDetails),
                CallDetails.class,
                FIELDS,
                MEMBERS,
                Calls::details));
    }

    private static CallDetails details(ResultSet row, int first) throws SQLException {
        return new CallDetails(
                row.getString(first),
                Instant.ofEpochSecond(row.getLong(first + 1)),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4),
                row.getString(first + 5),
                Jdbc.nullableLong(row, first + 6));
    }

    /** The lead is never expanded. */
    private static void writeLead(LeadRow<CallDetails> call, ExpandedObjects expanded, JsonGenerator json) {
        var lead = call.details().leadId();
        if (lead == null) {
            json.writeNull(CallInput.LEAD);
        } else {
            json.writeStartObject(CallInput.LEAD).write("id", lead).writeEnd();
        }
    }

    /** An object without an id for a reference that no property has: clients read the id unguarded. */
    private static void writeProperty(LeadRow<CallDetails> call, ExpandedObjects expanded, JsonGenerator json) {
        if (call.propertyId() == null && call.propertyReference() != null && !expanded.isExpanded(LeadInput.PROPERTY)) {
            json.writeStartObject(LeadInput.PROPERTY).writeNull("id").writeEnd();
        } else {
            expanded.write(LeadInput.PROPERTY, call.propertyId(), json);
        }
    }

    @Override
    protected CallDetails none() {
        return CallDetails.NONE;
    }

    @Override
    protected CallDetails anonymized(CallDetails details) {
        return details.anonymized();
    }

    @Override
    protected DetailsInput<CallDetails> read(RequestObject input) {
        return CallInput.of(input);
    }

    @Override
    protected void check(DetailsInput<CallDetails> given, RequestObject source) {
        if (given instanceof CallInput call
                && call.lead().isValue()
                && !leads.exists(call.lead().value())) {
            source.fault(CallInput.LEAD, "names no lead");
        }
    }

    @Override
    protected String newStatus(CallDetails details) {
        return details.talkTime() > 0 ? ANSWERED : NOT_ANSWERED;
    }

    @Override
    protected Set<String> detailMembers() {
        return CallInput.MEMBERS;
    }

    @Override
    protected List<Condition<Call>> filters(Parameters parameters) {
        return Conditions.<Call>all()
                .anyOf(Call_.leadId, parameters.integers(CallInput.LEAD))
                .list();
    }

    @Override
    protected String dateMember() {
        return CallInput.CALL_START;
    }
}
