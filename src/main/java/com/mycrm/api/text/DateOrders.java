package com.mycrm.api.text;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The order of day and month in the dates of a file, by column: the one that the import names, otherwise the only one
 * in which all dates of the column can be read.
 */
public final class DateOrders {

    /** More columns have dates in no table; a file of objects can have any number of members. */
    private static final int MOST_COLUMNS = 1_000;

    private final DateOrder given;
    private final Map<String, Set<DateOrder>> possible = new HashMap<>();

    /** @param given the order of all columns; null for none */
    public DateOrders(DateOrder given) {
        this.given = given;
    }

    /** Whether the columns need no evidence. */
    public boolean isGiven() {
        return given != null;
    }

    /** Excludes the orders in which a cell of the column is no date. A cell that is no date in any order is ignored. */
    public void observe(String column, String cell) {
        DateText.parse(cell)
                .filter(date -> possible.size() < MOST_COLUMNS || possible.containsKey(column))
                .ifPresent(date -> possible.computeIfAbsent(column, name -> EnumSet.allOf(DateOrder.class))
                        .retainAll(date.orders()));
    }

    /** The order of a column; null if there is no evidence of it, or evidence of several. */
    public DateOrder of(String column) {
        if (given != null) {
            return given;
        }
        var orders = possible.getOrDefault(column, Set.of());
        return orders.size() == 1 ? orders.iterator().next() : null;
    }
}
