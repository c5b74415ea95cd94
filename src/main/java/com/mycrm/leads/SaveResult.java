package com.mycrm.leads;

/**
 * The result of the write of a lead: the lead as it is now.
 *
 * @param created whether the write created the lead; otherwise it existed before, and may have changed
 */
public record SaveResult<D>(LeadRow<D> lead, boolean created) {}
