package com.mycrm.leads;

import java.util.Set;

/**
 * A CDI event: a person is being erased. Observers delete what names that person or leads to that person, in the same
 * transaction.
 *
 * @param leads the ids of the person's leads
 */
public record PersonErased(Set<Long> leads, Person person) {}
