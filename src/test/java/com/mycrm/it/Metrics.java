package com.mycrm.it;

/** Reads what the service publishes at {@code /metrics}. */
final class Metrics {

    private Metrics() {}

    /** The value of a series; 0 where there is none. */
    static double value(Api api, String series) {
        return api.send("GET", "/metrics", null)
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(series.length()).strip()))
                .sum();
    }
}
