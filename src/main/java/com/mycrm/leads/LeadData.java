package com.mycrm.leads;

import com.mycrm.api.patch.PatchField;
import com.mycrm.directory.KnownProperty;
import com.mycrm.leads.LeadHistory.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything of a lead that can be written. */
record LeadData(
        String phone,
        String username,
        LeadStatus status,
        long userId,
        Long propertyId,
        String reference,
        Instant date,
        String externalId) {

    /** A whole lead: what is not given takes its default. */
    static LeadData whole(LeadInput input, ResolvedReferences related, Instant date) {
        var property = related.property(input);
        return new LeadData(
                input.phone().value(),
                input.username().value(),
                input.status().optional().orElse(LeadStatus.PENDING),
                related.user(input.user(), property),
                property.id(),
                property.reference(),
                input.date().optional().orElse(date),
                input.externalId().value());
    }

    /** These with what is given in their place (RFC 7396). */
    LeadData with(LeadInput input, ResolvedReferences related) {
        var property = input.namesProperty()
                ? related.property(input)
                : new ResolvedReferences.Named(propertyId, reference, null);
        return new LeadData(
                input.phone().or(phone),
                input.username().or(username),
                input.status().or(status),
                related.user(input.user().isGiven() ? input.user() : PatchField.of(userId), property),
                property.id(),
                property.reference(),
                input.date().or(date),
                input.externalId().or(externalId));
    }

    /** These, of that property. */
    LeadData withProperty(KnownProperty property) {
        return new LeadData(phone, username, status, userId, property.id(), property.reference(), date, externalId);
    }

    /** These, with that status. */
    LeadData withStatus(LeadStatus to) {
        return new LeadData(phone, username, to, userId, propertyId, reference, date, externalId);
    }

    /** These without what names or leads to a person. */
    LeadData anonymized() {
        return new LeadData(null, null, status, userId, propertyId, reference, date, null);
    }

    /** The fields in which the other differs. */
    List<Change> differences(LeadData to) {
        var changes = new ArrayList<Change>();
        add(changes, LeadInput.PHONE, phone, to.phone);
        add(changes, LeadInput.USERNAME, username, to.username);
        add(changes, LeadInput.STATUS, status.word(), to.status.word());
        add(changes, LeadInput.USER, userId, to.userId);
        add(changes, LeadInput.PROPERTY, propertyId, to.propertyId);
        add(changes, LeadInput.REFERENCE, reference, to.reference);
        add(changes, LeadInput.DATE, date, to.date);
        add(changes, LeadInput.EXTERNAL_ID, externalId, to.externalId);
        return changes;
    }

    private static void add(List<Change> changes, String field, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(field, text(from), text(to)));
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
