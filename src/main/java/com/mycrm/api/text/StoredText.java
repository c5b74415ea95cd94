package com.mycrm.api.text;

import java.util.regex.Pattern;

/** Functions of text that is stored or logged. */
public final class StoredText {

    /**
     * A character that no text column takes: a control character other than tab and line break, or half a surrogate
     * pair.
     */
    public static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]|[\\x{D800}-\\x{DFFF}]");

    private StoredText() {}

    /** The text without characters that no column takes, cut where it is longer; null where nothing is left. */
    public static String fit(String text, int longest) {
        if (text == null) {
            return null;
        }
        var fit = UNSTORABLE.matcher(truncate(text, 2 * longest)).replaceAll("").strip();
        var cut = truncate(fit, longest);
        return cut.isEmpty() ? null : cut;
    }

    /** The first characters of a text, at most so many; never half of a surrogate pair. */
    public static String truncate(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
