package com.mycrm.imports;

/**
 * A line of a text file.
 *
 * @param text cut one character after the {@link ImportRow#LONGEST} of a row, so that memory is bounded
 * @param end CR, LF, both of them, or nothing at the end of the file
 */
record TextLine(String text, String end) {

    int length() {
        return text.length() + end.length();
    }
}
