package com.mycrm.leads;

import com.mycrm.query.Access;
import com.mycrm.query.PageRequest;
import com.mycrm.query.SortOrder;
import com.mycrm.tallies.Axis;
import com.mycrm.tallies.Known;
import java.util.Locale;

/**
 * Chooses the index by which a page of leads is found.
 *
 * <p>The optimizers of MariaDB and MySQL guess how many leads a filter lets through and how they lie in the order asked for,
 * and guess wrong where several indexes serve: a week in the order of creation read half of a million leads. We know how many
 * there are.
 */
final class LeadAccess {

    /** So many leads are soon sorted. With more, walking along the order asked for finds a page sooner. */
    private static final int FEW = 20_000;

    private LeadAccess() {}

    static Access of(LeadFilter filter, SortOrder sort, Known known) {
        if (!filter.ids().isEmpty() || filter.phoneDigits() != null) {
            return Access.ANY;
        }
        if (!filter.properties().isEmpty()) {
            return Access.by("ix_leads_property");
        }
        if (filter.reference() != null) {
            return Access.by("ix_leads_reference");
        }
        return filter.axis().map(axis -> inTime(filter, axis, sort, known)).orElseGet(() -> ofAllTimes(filter, sort));
    }

    private static Access ofAllTimes(LeadFilter filter, SortOrder sort) {
        var both = filter.users().size() == 1 && filter.statuses().size() == 1;
        return both && sort.key() != LeadSort.DATE && sort.key() != LeadSort.UPDATED
                ? Access.by("ix_leads_user_status")
                : Access.ANY;
    }

    private static Access inTime(LeadFilter filter, Axis axis, SortOrder sort, Known known) {
        if (filter.users().size() == 1) {
            return axis == Axis.CREATED
                    ? Access.ANY
                    : Access.by(axis == Axis.DATE ? "ix_leads_user_date" : "ix_leads_user_updated");
        }
        var index = filter.statuses().size() == 1 && axis != Axis.CREATED
                ? "ix_leads_status_" + word(axis)
                : "ix_leads_" + word(axis);
        if (sort.key() == LeadSort.ID && known.bounds() != null) {
            return inOrderOfIds(index, known);
        }
        var isByTime = sort.key() == LeadSort.DATE || sort.key() == LeadSort.CREATED || sort.key() == LeadSort.UPDATED;
        var isFew = known.leads() != null && known.leads() <= FEW;
        return isByTime || isFew ? Access.by(index) : Access.ANY;
    }

    /** Along the ids, passing over those that the filter does not let through; or all that it does, to be sorted. */
    private static Access inOrderOfIds(String index, Known known) {
        var bounds = known.bounds();
        var passed = PageRequest.DEFAULT_SIZE * (bounds.last() - bounds.first()) / Math.max(known.leads(), 1);
        return passed < known.leads() ? new Access(Access.ROWS, bounds.first(), bounds.last()) : Access.by(index);
    }

    private static String word(Axis axis) {
        return axis.name().toLowerCase(Locale.ROOT);
    }
}
