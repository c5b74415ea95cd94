package com.mycrm.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the character set of a text file by its first bytes: a byte order mark (Unicode 16.0, section 23.8),
 * otherwise the zero bytes of UTF-16, otherwise the one that the upload names. The mark wins,
 * because programs name a character set by habit.
 */
final class FileCharset {

    /** The longer mark first: that of UTF-16 begins one of UTF-32. */
    private static final Map<String, Charset> MARKS = new LinkedHashMap<>();

    /** One zero byte in so many at least is UTF-16: also Arabic text has digits, separators and line ends. */
    private static final int LEAST_SHARE = 16;

    static {
        MARKS.put("\u00EF\u00BB\u00BF", StandardCharsets.UTF_8);
        MARKS.put("\u00FF\u00FE\0\0", Charset.forName("UTF-32LE"));
        MARKS.put("\0\0\u00FE\u00FF", Charset.forName("UTF-32BE"));
        MARKS.put("\u00FF\u00FE", StandardCharsets.UTF_16LE);
        MARKS.put("\u00FE\u00FF", StandardCharsets.UTF_16BE);
    }

    private FileCharset() {}

    /**
     * @param first the first bytes of the file
     * @param named the character set that the upload names
     */
    static Charset of(byte[] first, Charset named) {
        var start = new String(first, 0, Math.min(4, first.length), StandardCharsets.ISO_8859_1);
        return MARKS.entrySet().stream()
                .filter(mark -> start.startsWith(mark.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> byZeros(first, named));
    }

    private static Charset byZeros(byte[] first, Charset named) {
        var zeros = new int[2];
        for (var i = 0; i < first.length; i++) {
            zeros[i % 2] += first[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > first.length / LEAST_SHARE && zeros[1] > 4 * zeros[0]) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] > first.length / LEAST_SHARE && zeros[0] > 4 * zeros[1]) {
            return StandardCharsets.UTF_16BE;
        }
        var isUtf16 = named.name().startsWith("UTF-16");
        return isUtf16 && zeros[0] + zeros[1] == 0 ? StandardCharsets.UTF_8 : named;
    }
}
