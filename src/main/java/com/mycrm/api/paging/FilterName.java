package com.mycrm.api.paging;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two forms of a filter's name: {@code date[from]}, as features read it, and {@code filters[date][from]}, as
 * clients write it. Clients of PHP and JavaScript add an index, as in {@code filters[status][0]}.
 */
public final class FilterName {

    private static final String PREFIX = "filters";

    /** The beginning of every parameter that is meant as a filter. */
    private static final String SIGN = "filter";

    /** The parameter of a filter without a name, as some clients send it. */
    static final String NONE = PREFIX + "[]";

    /** A name without brackets. */
    private static final String PART = "([^\\[\\]]+)";

    /** One or two names, the second after the first or in it; and an index. */
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "\\[" + PART + "(?:]|\\[" + PART + "]]|]\\[(?!\\d+])" + PART + "])(?:\\[\\d*])?");

    private FilterName() {}

    /** Whether a parameter is meant as a filter. Nothing but filters has brackets. */
    static boolean isMeant(String parameter) {
        return parameter.regionMatches(true, 0, SIGN, 0, SIGN.length()) || parameter.indexOf('[') >= 0;
    }

    /** The feature's form of a client's parameter; empty if it is not well-formed. */
    static Optional<String> parse(String parameter) {
        var form = FORM.matcher(parameter);
        if (!form.matches()) {
            return Optional.empty();
        }
        var inner = form.group(2) == null ? form.group(3) : form.group(2);
        return Optional.of(inner == null ? form.group(1) : form.group(1) + "[" + inner + "]");
    }

    /** The client's form of a feature's name. */
    public static String parameter(String name) {
        var bracket = name.indexOf('[');
        return bracket < 0
                ? PREFIX + "[" + name + "]"
                : PREFIX + "[" + name.substring(0, bracket) + "]" + name.substring(bracket);
    }
}
