package com.mycrm.users;

import com.mycrm.api.text.StoredText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that an e-mail address suggests for its user: {@code jean.pac@example.com} is Jean Pac, and {@code
 * info@example.com} is Info Example.
 */
final class EmailNames {

    private static final int LONGEST = 100;
    private static final Pattern SEPARATORS = Pattern.compile("[._-]+");
    private static final Pattern TAG = Pattern.compile("(?<=.)\\+.*");

    private EmailNames() {}

    static String first(String email) {
        return name(local(email).get(0));
    }

    static String last(String email) {
        var local = local(email);
        return name(
                local.size() > 1
                        ? local.get(local.size() - 1)
                        : parts(host(email)).get(0));
    }

    private static List<String> local(String email) {
        return parts(TAG.matcher(email.substring(0, email.indexOf('@'))).replaceFirst(""));
    }

    private static String host(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    /** The parts between separators; the whole text if it has nothing else. */
    private static List<String> parts(String text) {
        var parts =
                SEPARATORS.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
        return parts.isEmpty() ? List.of(text) : parts;
    }

    private static String name(String part) {
        var first = part.offsetByCodePoints(0, 1);
        return StoredText.truncate(part.substring(0, first).toUpperCase(Locale.ROOT) + part.substring(first), LONGEST);
    }
}
