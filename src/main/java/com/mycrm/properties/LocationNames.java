package com.mycrm.properties;

import com.mycrm.api.text.CanonicalText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a location from the widest to the narrowest; empty for a name that it does not have. */
public record LocationNames(String city, String community, String subCommunity, String tower) {

    static final LocationNames NONE = new LocationNames("", "", "", "");

    private static final Pattern BLANKS = Pattern.compile("[\\s_|]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");

    boolean isEmpty() {
        return equals(NONE);
    }

    /** All names in the form in which locations are compared and searched; a bar is between two names. */
    String key() {
        return Stream.of(city, community, subCommunity, tower)
                .map(LocationNames::normalized)
                .collect(Collectors.joining("|"));
    }

    /** Lower case without apostrophes; runs of blanks, underscores and bars are one blank. */
    static String normalized(String text) {
        var plain = APOSTROPHES.matcher(text).replaceAll("");
        return CanonicalText.key(BLANKS.matcher(plain).replaceAll(" "));
    }
}
