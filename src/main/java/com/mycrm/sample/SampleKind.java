package com.mycrm.sample;

import java.util.List;

/** A kind of property, and how it is spoken of. */
record SampleKind(List<String> columns) {

    static List<SampleKind> all() {
        return Lines.of("kinds.csv").stream().map(SampleKind::new).toList();
    }

    String word() {
        return columns.get(0);
    }

    String category() {
        return columns.get(1);
    }

    /** Square metres, of each bedroom where there are any. */
    int area() {
        return Integer.parseInt(columns.get(2));
    }

    /** What a square metre costs, in per cent of what is usual at its place. */
    int rate() {
        return Integer.parseInt(columns.get(3));
    }

    boolean hasBedrooms() {
        return columns.get(4).equals("yes");
    }

    boolean hasBathrooms() {
        return columns.get(5).equals("yes");
    }

    String french() {
        return columns.get(6);
    }

    String arabic() {
        return columns.get(7);
    }

    String englishText() {
        return columns.get(8);
    }

    String frenchText() {
        return columns.get(9);
    }
}
