package com.mycrm.api.text;

/** Finds names in texts, but not within longer names or numbers. */
public final class WholeWord {

    private WholeWord() {}

    /**
     * Whether a text has a word. A dot belongs to a longer word where a letter or digit follows or precedes it, as in
     * {@code zoe.doe}.
     *
     * @param text in lower case, like the word
     */
    public static boolean isIn(String text, String word) {
        var isNumber = word.chars().allMatch(Character::isDigit);
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!goesOn(text, at - 1, -1, isNumber) && !goesOn(text, at + word.length(), 1, isNumber)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(String text, int at, int step, boolean isNumber) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        var next = text.charAt(at);
        if (next == '.' && !isNumber) {
            var beyond = at + step;
            return beyond >= 0 && beyond < text.length() && isPart(text.charAt(beyond), false);
        }
        return isPart(next, isNumber);
    }

    private static boolean isPart(char c, boolean ofNumber) {
        return Character.isDigit(c) || !ofNumber && (Character.isLetter(c) || c == '_');
    }
}
