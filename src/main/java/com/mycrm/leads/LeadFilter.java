package com.mycrm.leads;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.TimeRange;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.DateField;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        implements Filter {

    private static final List<DateField> AXES = List.of(DateField.values());

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

    /** The question for the tallies that this filter is; nothing for one that they cannot answer. */
    Optional<CountQuery> asked() {
        if (!ids.isEmpty() || phoneDigits != null || !properties.isEmpty() || reference != null) {
            return Optional.empty();
        }
        var axes = axes();
        if (axes.size() > 1 || !axes.isEmpty() && !users.isEmpty()) {
            return Optional.empty();
        }
        var axis = axes.isEmpty() ? null : axes.get(0);
        return Optional.of(new CountQuery(statusWords(), users, axis, axis == null ? null : on(axis)));
    }

    /** The first time that is bounded. */
    Optional<DateField> axis() {
        var axes = axes();
        return axes.isEmpty() ? Optional.empty() : Optional.of(axes.get(0));
    }

    private List<DateField> axes() {
        var axes = new ArrayList<DateField>(1);
        for (var axis : AXES) {
            if (!on(axis).isAlways()) {
                axes.add(axis);
            }
        }
        return axes;
    }

    /** Whether nothing but the status tells its leads from others. */
    boolean isOfStatusAlone() {
        return asked().filter(asked -> asked.axis() == null && users.isEmpty()).isPresent();
    }

    /** Whether the page has room for all leads that it can let through. */
    boolean isWithin(PageRequest page) {
        return !ids.isEmpty() && ids.size() <= page.size() && page.offset() == 0 && page.cursor() == null;
    }

    /** Whether it looks for digits that no index finds, so that to look twice costs twice as much. */
    boolean isOfFragment() {
        return phoneDigits != null && !PhoneIndex.serves(phoneDigits);
    }

    Set<String> statusWords() {
        return statuses.stream().map(LeadStatus::word).collect(Collectors.toSet());
    }

    /** The same filter with a part of a range of time. */
    LeadFilter within(DateField axis, TimeRange range) {
        return new LeadFilter(
                ids,
                phoneDigits,
                statuses,
                axis == DateField.DATE ? range : date,
                axis == DateField.CREATED ? range : created,
                axis == DateField.UPDATED ? range : updated,
                users,
                properties,
                reference);
    }

    private TimeRange on(DateField axis) {
        return switch (axis) {
            case DATE -> date;
            case CREATED -> created;
            case UPDATED -> updated;
        };
    }

    @Override
    public void on(Conditions where) {
        if (phoneDigits != null && PhoneIndex.serves(phoneDigits)) {
            PhoneIndex.on(where, phoneDigits);
        }
        where.ids(ids)
                .contains("phone_digits", phoneDigits)
                .in("status", statusWords())
                .within("lead_date", date)
                .within("created_at", created)
                .within("updated_at", updated)
                .in("user_id", users)
                .in("property_id", properties)
                .sameKey("property_reference_key", reference);
    }
}
