package com.mycrm.leads;

import java.time.Instant;

/** What a client says of the details of a lead. */
@FunctionalInterface
public interface DetailsInput<D> {

    /**
     * The details, each replaced by the one that the input gives (merge patch, RFC 7396).
     *
     * @param before {@link LeadKind#none} for a new or a whole lead
     * @param date of the lead
     */
    D over(D before, Instant date);
}
