package com.mycrm.api.xml;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * The text of an XML body from a client, within limits of its number of elements and attributes. They are counted in
 * the characters, before the parser gets them, because the parser keeps every name that it has read, and all attributes
 * of an element, before it reports the element.
 *
 * <p>It does not check that the text is XML. Markup in comments and CDATA sections counts too. A {@code <} always
 * begins a new tag: it is no part of an attribute, so a quotation mark in a comment hides no attribute after it.
 */
final class XmlLimits extends FilterReader {

    /** Elements, attributes, comments and instructions of a body at most, as many as values of a JSON body. */
    private static final int MOST_VALUES = 20_000;

    /** Attributes of an element at most. The parser compares each declaration of a namespace with all before it. */
    private static final int MOST_ATTRIBUTES = 1_000;

    private int values;
    private int attributes;
    private boolean isInTag;
    private char quote;
    private char before;

    XmlLimits(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        for (var i = offset; i < offset + read; i++) {
            count(target[i]);
            before = target[i];
        }
        return read;
    }

    private void count(char c) {
        if (c == '<') {
            isInTag = true;
            quote = 0;
            attributes = 0;
        } else if (isInTag && quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (isInTag) {
            countInTag(c);
        }
    }

    private void countInTag(char c) {
        if (before == '<' && c != '/') {
            add();
        }
        switch (c) {
            case '!', '?' -> isInTag = before != '<';
            case '>' -> isInTag = false;
            case '"', '\'' -> quote = c;
            case '=' -> {
                attributes++;
                add();
            }
            default -> {
                // Names and blanks.
            }
        }
    }

    private void add() {
        values++;
        if (values > MOST_VALUES) {
            throw refused("has more than " + MOST_VALUES + " elements and attributes");
        }
        if (attributes > MOST_ATTRIBUTES) {
            throw refused("has an element with more than " + MOST_ATTRIBUTES + " attributes");
        }
    }

    private static RuntimeException refused(String why) {
        return Problems.badRequest(List.of(Violation.pointer("", "The body " + why + ".")));
    }
}
