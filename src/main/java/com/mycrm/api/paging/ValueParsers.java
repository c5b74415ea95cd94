package com.mycrm.api.paging;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parsers of parameter values. Each returns empty for a text that it does not understand. */
final class ValueParsers {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final BigInteger GREATEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private ValueParsers() {}

    static Optional<Long> integer(String text) {
        try {
            return INTEGER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number from 1 that a page's number or size may be; the greatest of an int for a greater one. */
    static Optional<Integer> positive(String text) {
        return notNegative(text).filter(n -> n > 0);
    }

    static Optional<Integer> notNegative(String text) {
        return Optional.of(text)
                .filter(INTEGER.asMatchPredicate())
                .map(BigInteger::new)
                .filter(number -> number.signum() >= 0)
                .map(number -> number.min(GREATEST).intValue());
    }

    /** Text that is not blank, without the blanks around it. */
    static Optional<String> text(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether a sort order is ascending. */
    static Optional<Boolean> ascending(String text) {
        if (text.equalsIgnoreCase("ASC")) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase("DESC") ? Optional.of(false) : Optional.empty();
    }
}
