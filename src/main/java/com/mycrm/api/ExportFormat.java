package com.mycrm.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of a list: a page of it as JSON, or all of it as a file in one of the others. */
public enum ExportFormat {
    JSON("application/json"),
    CSV(MediaTypes.CSV),
    NDJSON(MediaTypes.NDJSON),
    XLSX(MediaTypes.XLSX);

    /** The query parameter that replaces the header {@code Accept}, for clients that cannot set it. */
    public static final String PARAMETER = "format";

    /** The request attribute of the format that a request to an exportable list asks for; absent for other requests. */
    public static final String ATTRIBUTE = "leads.exports.format";

    static final String WORDS = Stream.of(values()).map(ExportFormat::word).collect(Collectors.joining(", "));

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The value of {@link #PARAMETER}, and the ending of a file name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ExportFormat> parse(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
