package com.mycrm.leads;

/**
 * A CDI event: a lead is about to be deleted. Observers delete what belongs to it, in the same transaction.
 *
 * @param actor who deletes it
 */
public record LeadRemoved(long id, String actor) {}
