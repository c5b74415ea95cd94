package com.mycrm.leads;

/**
 * Who sends the leads of a write, and what the sender may do.
 *
 * @param actor the name of the sender in the history
 * @param mayUpdate whether a known {@code external_id} may change the lead that has it
 */
public record WriteContext(String actor, boolean mayUpdate) {}
