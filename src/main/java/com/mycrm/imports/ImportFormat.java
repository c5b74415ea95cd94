package com.mycrm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.stream.Stream;

/** The formats of files that can be imported. */
public enum ImportFormat {
    CSV(ImportFormat.CSV_TYPE) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new CsvRows(content, charset, target);
        }
    },
    NDJSON(ImportFormat.NDJSON_TYPE) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) {
            return new NdjsonRows(content, charset);
        }
    },
    XLSX(ImportFormat.XLSX_TYPE) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new XlsxRows(content, target);
        }
    };

    public static final String CSV_TYPE = "text/csv";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    ImportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static ImportFormat of(String mediaType) {
        return Stream.of(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    /** @param target tells what the columns mean */
    abstract Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException;
}
