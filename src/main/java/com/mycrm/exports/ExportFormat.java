package com.mycrm.exports;

import com.mycrm.api.MediaTypes;
import com.mycrm.api.paging.Parameters;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that a list can be had in. */
public enum ExportFormat {
    JSON("application/json"),
    CSV(MediaTypes.CSV),
    NDJSON(MediaTypes.NDJSON),
    XLSX(MediaTypes.XLSX);

    /** The parameter that stands for the header {@code Accept}, for browsers and whoever else cannot set it. */
    static final String PARAMETER = "format";

    private static final String WORDS =
            Stream.of(values()).map(ExportFormat::word).collect(Collectors.joining(", "));

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The word in {@code format=}, and the ending of a file's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ExportFormat> parse(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    /** Reads the parameters that a list has for its format, where the answer is a page. */
    public static void page(Parameters parameters) {
        parameters.word(PARAMETER, ExportFormat::parse, "takes one of " + WORDS);
    }

    /** The same where the answer is all of the list. */
    public static void all(Parameters parameters) {
        page(parameters);
        parameters.ignore("page", "per_page");
    }

    /** Begins a table of these columns. */
    TableWriter table(OutputStream output, List<String> columns) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(output, columns);
            case XLSX -> new XlsxTable(output, columns);
            default -> throw new IllegalStateException(name() + " is no table");
        };
    }

    /** Writes rows of a table. Closing it ends the file; one that is not closed is not whole. */
    interface TableWriter {

        void write(JsonObject row) throws IOException;

        /** Lets go of what has been written. */
        void flush() throws IOException;

        void end() throws IOException;
    }
}
