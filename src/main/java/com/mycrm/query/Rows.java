package com.mycrm.query;

import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a list.
 *
 * @param columns what is selected, first the id
 * @param read makes something of the values selected
 */
public record Rows<E, R>(Function<Root<E>, List<Selection<?>>> columns, Function<Object[], R> read) {}
