package com.mycrm.imports;

import java.io.IOException;

/**
 * The text of a shared string or of a cell: that of its runs, without the phonetic runs that explain it.
 *
 * @param part at the start of the element
 * @param element the name of the element
 */
record XlsxText(XmlPart part, String element) {

    String read() throws IOException {
        var text = new StringBuilder();
        while (part.next() && !part.isEnd(element)) {
            if (part.isStart("rPh")) {
                part.text(0);
            } else if (part.isStart("t")) {
                text.append(part.text(ImportRow.LONGEST));
            }
            if (text.length() > ImportRow.LONGEST) {
                text.setLength(ImportRow.LONGEST + 1);
            }
        }
        return text.toString();
    }
}
