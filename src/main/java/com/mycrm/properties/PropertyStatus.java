package com.mycrm.properties;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of a property's offer, in the words of the wire and of the database. */
enum PropertyStatus {
    DRAFT("draft"),
    AVAILABLE("available"),
    RENTED("rented"),
    UNDER_OFFER("under offer"),
    RESERVED("reserved"),
    SOLD("sold"),
    INACTIVE("inactive");

    /** All words, for people. */
    static final String WORDS = Stream.of(values()).map(PropertyStatus::word).collect(Collectors.joining(", "));

    private static final Map<String, PropertyStatus> OTHER_WORDS = Map.of("active", AVAILABLE);
    private static final Pattern BLANKS = Pattern.compile("[\\s_-]+");

    private final String word;

    PropertyStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Reads a word in any case, with a blank, a hyphen or an underscore between its parts. */
    static Optional<PropertyStatus> parse(String text) {
        var plain = BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(status -> status.word.equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHER_WORDS.get(plain)));
    }

    /** The word of a status that {@link #parse} reads. */
    static Optional<String> parseWord(String text) {
        return parse(text).map(PropertyStatus::word);
    }
}
