package com.mycrm.api.text;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of day, month and year in a date of numbers. */
public enum DateOrder {
    DMY,
    MDY,
    YMD;

    /** All words, for people. */
    public static final String WORDS = Stream.of(values()).map(DateOrder::word).collect(Collectors.joining(", "));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DateOrder> parse(String word) {
        return Stream.of(values())
                .filter(order -> order.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
