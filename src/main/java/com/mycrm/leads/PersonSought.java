package com.mycrm.leads;

import java.util.Set;

/**
 * A CDI event: the leads of a person who is to be erased are looked for. Observers change nothing.
 *
 * @param leads the ids of leads that show the person; observers add leads that belong to the same person for another
 *     reason
 */
public record PersonSought(Person person, Set<Long> leads) {}
