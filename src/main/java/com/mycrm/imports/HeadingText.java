package com.mycrm.imports;

import com.mycrm.api.text.StoredText;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The heading of a column in the form in which headings are compared: words in lower case, joined by underscores,
 * without accents, punctuation, pictures and invisible characters. Only a dot between two words stays, which leads into
 * an inner object.
 */
final class HeadingText {

    private static final int LONGEST = 200;

    /** Accents, invisible characters, apostrophes, and the Arabic letter that only makes a word longer. */
    private static final Pattern WITHOUT_MEANING = Pattern.compile("[\\p{M}\\p{Cf}'`\u00B4\u02BC\u2018\u2019\u0640]");

    private static final Pattern DOT_OF_NO_PATH = Pattern.compile("(?<![\\p{L}\\p{N}])\\.|\\.(?![\\p{L}\\p{N}])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.]+");
    private static final Pattern BRACKET = Pattern.compile("[(\\[{\uFF08\u3010]");

    private HeadingText() {}

    /** The words of a heading; empty where it has none. */
    static String plain(String heading) {
        var letters = Normalizer.normalize(StoredText.truncate(heading, LONGEST), Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var words = DOT_OF_NO_PATH
                .matcher(WITHOUT_MEANING.matcher(letters).replaceAll(""))
                .replaceAll(" ");
        return BETWEEN_WORDS.matcher(words.strip()).replaceAll(" ").strip().replace(' ', '_');
    }

    /** What stands before the first bracket. */
    static String beforeBracket(String heading) {
        return BRACKET.split(heading, 2)[0];
    }

    /** The words without their boundaries, so that {@code PhoneNumber} is {@code phone_number}. */
    static String key(String plain) {
        return plain.replace("_", "");
    }
}
