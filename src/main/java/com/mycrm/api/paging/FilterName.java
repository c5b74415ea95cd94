package com.mycrm.api.paging;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The two forms of a filter's name: {@code date[from]}, as features read it, and {@code filters[date][from]}, as
 * clients write it.
 */
final class FilterName {

    /** The beginning of every parameter that is meant as a filter. */
    static final String PREFIX = "filters";

    /** The parameter of a filter without a name, as some clients send it. */
    static final String NONE = PREFIX + "[]";

    private static final Pattern FORM = Pattern.compile(PREFIX + "\\[([^\\[\\]]+)]((?:\\[[^\\[\\]]+])*)(?:\\[])?");

    private FilterName() {}

    /** The feature's form of a client's parameter; empty if it is not well-formed. */
    static Optional<String> parse(String parameter) {
        var form = FORM.matcher(parameter);
        return form.matches() ? Optional.of(form.group(1) + form.group(2)) : Optional.empty();
    }

    /** The client's form of a feature's name. */
    static String parameter(String name) {
        var bracket = name.indexOf('[');
        return bracket < 0
                ? PREFIX + "[" + name + "]"
                : PREFIX + "[" + name.substring(0, bracket) + "]" + name.substring(bracket);
    }
}
