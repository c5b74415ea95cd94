package com.mycrm.api.patch;

/**
 * Limits of a JSON text from a client: depth, number of values, length of a number. One pass over the characters checks
 * them before anything is built of the text, because a text of a megabyte can become fifty times as much in memory.
 *
 * <p>It does not check that the text is JSON.
 */
final class JsonLimits {

    /** Objects and arrays within each other at most. */
    static final int DEEPEST = 64;

    /** Characters of a number at most. A conversion of a long number takes quadratic time. */
    static final int LONGEST_NUMBER = 100;

    private final int mostValues;
    private int depth;
    private int values;
    private int unquoted;

    /** @param mostValues objects, arrays, and members and elements after the first, at most */
    JsonLimits(int mostValues) {
        this.mostValues = mostValues;
    }

    /** @throws JsonLimitException for a text beyond a limit */
    void check(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                i = endOfString(text, i);
                unquoted = 0;
            } else {
                count(c);
            }
        }
    }

    private static int endOfString(String text, int quote) {
        var i = quote + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private void count(char c) {
        switch (c) {
            case '{', '[' -> {
                depth++;
                values++;
                unquoted = 0;
            }
            case '}', ']' -> {
                depth--;
                unquoted = 0;
            }
            case ',' -> {
                values++;
                unquoted = 0;
            }
            default -> unquoted = c == ':' || c <= ' ' ? 0 : unquoted + 1;
        }
        if (depth > DEEPEST) {
            throw new JsonLimitException("nests more than " + DEEPEST + " objects and arrays in each other");
        }
        if (values > mostValues) {
            throw new JsonLimitException("has more than " + mostValues + " values");
        }
        if (unquoted > LONGEST_NUMBER) {
            throw new JsonLimitException("has a number of more than " + LONGEST_NUMBER + " characters");
        }
    }
}
