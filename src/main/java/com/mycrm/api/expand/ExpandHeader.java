package com.mycrm.api.expand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header {@code X-MyCRM-Expand-Data}, read against the relations that an answer has.
 *
 * @param expand the relations to expand, and {@link #EXTRAS} where they are named
 * @param unknown the names given that mean nothing here
 */
record ExpandHeader(Set<String> expand, Set<String> unknown) {

    /** The name of the members that are shown only where it is given: {@code all} does not mean them. */
    static final String EXTRAS = "extras";

    private static final Set<String> ALL = Set.of("true", "1", "yes", "all", "*");
    private static final Set<String> NONE = Set.of("", "false", "0", "no");

    /** @param names of the relations; and {@link #EXTRAS} where there are any */
    static ExpandHeader parse(List<String> lines, Set<String> names) {
        var expand = new LinkedHashSet<String>();
        var unknown = new LinkedHashSet<String>();
        for (var given : String.join(",", lines).split(",")) {
            var name = given.strip().toLowerCase(Locale.ROOT);
            if (ALL.contains(name)) {
                names.stream().filter(relation -> !relation.equals(EXTRAS)).forEach(expand::add);
            } else if (names.contains(name)) {
                expand.add(name);
            } else if (!NONE.contains(name)) {
                unknown.add(given.strip());
            }
        }
        return new ExpandHeader(expand, unknown);
    }
}
