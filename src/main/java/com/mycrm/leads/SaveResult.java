package com.mycrm.leads;

/**
 * What a write left behind.
 *
 * @param created whether the lead is new; else it was there, and may have changed
 */
public record SaveResult<D>(LeadRow<D> lead, boolean created) {}
