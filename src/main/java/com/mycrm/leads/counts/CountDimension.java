package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import java.util.Set;

/** A condition of a filter that leads are counted by. */
public sealed interface CountDimension {

    /** Leads that have one of these statuses. */
    record ByStatus(Set<String> statuses) implements CountDimension {}

    /** Leads of one of these users. */
    record ByUser(Set<Long> users) implements CountDimension {}

    /** Leads with a date in a range. */
    record ByDate(DateField field, TimeRange range) implements CountDimension {}
}
