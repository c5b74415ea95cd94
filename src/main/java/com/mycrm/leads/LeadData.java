package com.mycrm.leads;

import com.mycrm.api.patch.PatchField;
import com.mycrm.directory.PropertySummary;
import com.mycrm.leads.LeadHistory.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything of a lead that can be written. */
public record LeadData<D>(
        String phone,
        String status,
        long userId,
        Long propertyId,
        String reference,
        Instant date,
        String externalId,
        D details) {

    /** A new lead: what is not given takes its default. */
    static <D> LeadData<D> whole(LeadInput<D> input, LeadKind<?, D> kind, ResolvedReferences related, Instant now) {
        var none = new LeadData<>(null, null, 0, null, null, now, null, kind.none());
        return none.replaced(input, kind, related);
    }

    /**
     * A whole lead in place of this one (PUT): what is not given takes its default. The date and the extras stay: a
     * client that read the lead without extras does not know them.
     */
    LeadData<D> replaced(LeadInput<D> input, LeadKind<?, D> kind, ResolvedReferences related) {
        var property = related.property(input);
        var given = input.date().optional().orElse(date);
        var details = input.details().over(kind.kept(this.details), given);
        return new LeadData<>(
                input.phone().value(),
                input.status().optional().orElseGet(() -> kind.newStatus(details)),
                related.user(input.user(), property),
                property.id(),
                property.reference(),
                given,
                input.externalId().or(externalId),
                details);
    }

    /** These values, each replaced by the one that the input gives (merge patch, RFC 7396). */
    LeadData<D> with(LeadInput<D> input, ResolvedReferences related) {
        var property = input.namesProperty() ? related.property(input) : related.kept(propertyId, reference);
        var given = input.date().or(date);
        return new LeadData<>(
                input.phone().or(phone),
                input.status().or(status),
                related.user(input.user().isGiven() ? input.user() : PatchField.of(userId), property),
                property.id(),
                property.reference(),
                given,
                input.externalId().or(externalId),
                input.details().over(details, given));
    }

    /** These, of that property. */
    LeadData<D> withProperty(PropertySummary property) {
        return new LeadData<>(phone, status, userId, property.id(), property.reference(), date, externalId, details);
    }

    /** These, with that status. */
    LeadData<D> withStatus(String to) {
        return new LeadData<>(phone, to, userId, propertyId, reference, date, externalId, details);
    }

    /** These without what names or leads to a person. */
    LeadData<D> anonymized(LeadKind<?, D> kind) {
        return new LeadData<>(null, status, userId, propertyId, reference, date, null, kind.anonymized(details));
    }

    /** The fields in which the other differs. */
    List<Change> differences(LeadData<D> to, LeadKind<?, D> kind) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(LeadInput.PHONE, phone, to.phone, true));
        kind.fields().stream()
                .filter(field -> field.name() != null)
                .forEach(field -> changes.add(field.change(details, to.details)));
        changes.add(Change.of(LeadInput.STATUS, status, to.status));
        changes.add(Change.of(LeadInput.USER, userId, to.userId));
        changes.add(Change.of(LeadInput.PROPERTY, propertyId, to.propertyId));
        changes.add(Change.of(LeadInput.REFERENCE, reference, to.reference));
        changes.add(Change.of(kind.dateMember(), date, to.date));
        changes.add(Change.of(LeadInput.EXTERNAL_ID, externalId, to.externalId));
        changes.removeIf(change -> Objects.equals(change.from(), change.to()));
        return changes;
    }
}
