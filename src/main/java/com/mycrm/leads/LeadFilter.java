package com.mycrm.leads;

import com.mycrm.query.Filter;
import com.mycrm.query.Parameters;
import com.mycrm.query.TimeRange;
import com.mycrm.query.Where;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Set;

/** Which leads a caller asked for. An empty set, a null or an unbounded range means any. */
public record LeadFilter(
        Set<Long> ids,
        String phoneDigits,
        Set<LeadStatus> statuses,
        TimeRange date,
        TimeRange created,
        TimeRange updated,
        Set<Long> users,
        Set<Long> properties,
        String reference)
        implements Filter<Lead> {

    /** Reads the filters of the published page, and {@code created} and {@code updated}. */
    static LeadFilter of(Parameters parameters) {
        return new LeadFilter(
                parameters.integers("id"),
                parameters.value(
                        "phone",
                        PhoneDigits::of,
                        "takes the digits of a phone number, with any of + - ( ) . or blanks"),
                parameters.words("status", LeadStatus::parse, LeadStatus.WORDS),
                parameters.time("date"),
                parameters.time("created"),
                parameters.time("updated"),
                parameters.integers("user"),
                parameters.integers("property[id]", "property"),
                parameters.text("property[reference]"));
    }

    static LeadFilter one(long id) {
        return new LeadFilter(
                Set.of(id),
                null,
                Set.of(),
                TimeRange.ALWAYS,
                TimeRange.ALWAYS,
                TimeRange.ALWAYS,
                Set.of(),
                Set.of(),
                null);
    }

    @Override
    public Predicate[] on(Where where, Root<Lead> lead) {
        return where.in(lead.get(Lead_.id), ids)
                .contains(lead.get(Lead_.phoneDigits), phoneDigits)
                .in(lead.get(Lead_.status), statuses)
                .within(lead.get(Lead_.date), date)
                .within(lead.get(Lead_.createdAt), created)
                .within(lead.get(Lead_.updatedAt), updated)
                .in(lead.get(Lead_.userId), users)
                .in(lead.get(Lead_.propertyId), properties)
                .sameKey(lead.get(Lead_.propertyReferenceKey), reference)
                .toArray();
    }
}
