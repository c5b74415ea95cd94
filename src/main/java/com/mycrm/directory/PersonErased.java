package com.mycrm.directory;

import java.util.Set;
import java.util.function.Predicate;

/**
 * A person is being erased, in this transaction: whoever keeps something that names or leads to that person deletes it.
 *
 * @param leads whose person it is
 * @param ending that every form of the person's number ends in: digits alone
 * @param hasNumber whether a number, in whatever form, is the person's
 */
public record PersonErased(Set<Long> leads, String ending, Predicate<String> hasNumber) {}
