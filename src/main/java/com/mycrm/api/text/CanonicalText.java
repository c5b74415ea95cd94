package com.mycrm.api.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form of a text that names something, such as a reference or an e-mail address: composed (Unicode NFC),
 * without invisible characters, with plain blanks. So two names that look the same because of these are the same.
 *
 * <p>Letters of different alphabets that look alike stay different. Prose is not for this: some languages and emoji
 * need invisible characters.
 */
public final class CanonicalText {

    /** Unicode's default ignorable characters: zero width, bidi controls, soft hyphen, fillers, variation selectors. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
            + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

    private static final Pattern BLANK = Pattern.compile("\\p{Zs}");

    /**
     * Longer texts name nothing, because no column takes them, and stay as they are: to compose a letter with thousands
     * of accents takes quadratic time.
     */
    private static final int LONGEST = 1_000;

    private CanonicalText() {}

    /** The canonical form without blanks around it; null where nothing is left. */
    public static String of(String text) {
        var canonical = withoutInvisible(text);
        return canonical.isEmpty() ? null : canonical;
    }

    /** The same in lower case, under which text is looked up on every database; empty where nothing is left. */
    public static String key(String text) {
        return composed(withoutInvisible(text).toLowerCase(Locale.ROOT));
    }

    private static String withoutInvisible(String text) {
        var visible = isAscii(text)
                ? text
                : BLANK.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ");
        return composed(visible).strip();
    }

    private static String composed(String text) {
        return text.length() > LONGEST ? text : Normalizer.normalize(text, Form.NFC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
