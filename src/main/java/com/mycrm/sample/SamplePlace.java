package com.mycrm.sample;

import java.util.List;

/** A place with properties, and what is built and paid there. */
record SamplePlace(List<String> columns) {

    private static final int ADDRESS = 6;

    static List<SamplePlace> all() {
        return Lines.of("places.csv").stream().map(SamplePlace::new).toList();
    }

    /** City, community, sub-community, tower, latitude and longitude; empty where not known. */
    List<String> address() {
        return columns.subList(0, ADDRESS);
    }

    String city() {
        return columns.get(0);
    }

    String community() {
        return columns.get(1);
    }

    boolean isBelgian() {
        return List.of("Brussels", "Antwerp", "Ghent").contains(city());
    }

    int squareMetrePrice() {
        return Integer.parseInt(columns.get(6));
    }

    List<String> kinds() {
        return List.of(columns.get(7).split(" "));
    }
}
