package com.mycrm.api;

/** Media types that Jakarta REST has no constants for. */
public final class MediaTypes {

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** RFC 6902. */
    public static final String JSON_PATCH = "application/json-patch+json";

    /** RFC 7111. */
    public static final String CSV = "text/csv";

    /** A JSON text on each line; not registered, and the name that is used most. */
    public static final String NDJSON = "application/x-ndjson";

    /** Office Open XML's workbook (ECMA-376). */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private MediaTypes() {}
}
