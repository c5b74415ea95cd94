package com.mycrm.leads;

/**
 * Where leads to be kept come from.
 *
 * @param actor who sends them, as the history names it
 * @param mayUpdate whether a known {@code external_id} may change the lead that has it
 */
public record WriteContext(String actor, boolean mayUpdate) {}
