package com.mycrm.leads;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.TimeRange;
import com.mycrm.leads.counts.CountDimension;
import com.mycrm.leads.counts.CountDimension.ByDate;
import com.mycrm.leads.counts.CountDimension.ByStatus;
import com.mycrm.leads.counts.CountDimension.ByUser;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.DateField;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of a list of leads. An empty set, a null or an unbounded range means any.
 *
 * @param entity of the kind
 * @param ofKind the conditions that only leads of the kind have
 */
public record LeadFilter<E extends Lead>(
        Class<E> entity,
        Set<Long> ids,
        PhoneSearch phone,
        Set<String> statuses,
        TimeRange date,
        TimeRange created,
        TimeRange updated,
        Set<Long> users,
        Set<Long> properties,
        String reference,
        List<Condition<E>> ofKind)
        implements Filter<E> {

    /** Reads the filters of the published page, and {@code created} and {@code updated}. */
    static <E extends Lead> LeadFilter<E> of(LeadKind<E, ?> kind, Parameters parameters) {
        return new LeadFilter<>(
                kind.entity(),
                parameters.integers("id"),
                parameters.value(
                        "phone",
                        text -> PhoneNumber.of(text).map(PhoneNumber::search),
                        "takes the digits of a phone number, with any of + - ( ) . or blanks"),
                parameters.words("status", kind.statuses()),
                parameters.time("date"),
                parameters.time("created"),
                parameters.time("updated"),
                parameters.integers("user"),
                parameters.integers("property[id]", "property"),
                parameters.text("property[reference]"),
                kind.filters(parameters));
    }

    @Override
    public List<Condition<E>> conditions() {
        return all().list();
    }

    /** The count that is kept of these leads; empty where they have to be counted one by one. */
    Optional<CountQuery> countQuery() {
        return CountQuery.of(all().dimensions(CountDimension.class));
    }

    /** A condition without a dimension is right everywhere: its leads are then counted one by one. */
    private Conditions<E> all() {
        return Conditions.<E>all()
                .anyOf(Lead_.id, ids)
                .addAll(phone == null ? List.of() : phone.conditions())
                .anyOf(Lead_.status, statuses, ByStatus::new)
                .within(Lead_.date, date, range -> new ByDate(DateField.DATE, range))
                .within(Lead_.createdAt, created, range -> new ByDate(DateField.CREATED, range))
                .within(Lead_.updatedAt, updated, range -> new ByDate(DateField.UPDATED, range))
                .anyOf(Lead_.userId, users, ByUser::new)
                .anyOf(Lead_.propertyId, properties)
                .sameKey(Lead_.propertyReferenceKey, reference)
                .addAll(ofKind);
    }

    /** Whether the page has room for all leads that can match. */
    boolean fitsOn(PageRequest page) {
        return !ids.isEmpty() && ids.size() <= page.size() && page.offset() == 0 && page.cursor() == null;
    }

    /** The first date that is bounded. */
    Optional<DateField> dateField() {
        if (!date.isAlways()) {
            return Optional.of(DateField.DATE);
        }
        if (!created.isAlways()) {
            return Optional.of(DateField.CREATED);
        }
        return updated.isAlways() ? Optional.empty() : Optional.of(DateField.UPDATED);
    }
}
