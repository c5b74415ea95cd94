package com.mycrm.leads;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A CDI event: a person is being erased. Observers delete what names that person or leads to that person, in the same
 * transaction.
 *
 * @param leads the ids of the person's leads
 * @param ending the digits that every form of the person's number ends in; empty where no number is known
 * @param hasNumber whether a number, in any form, is the person's
 */
public record PersonErased(Set<Long> leads, Optional<String> ending, Predicate<String> hasNumber) {}
