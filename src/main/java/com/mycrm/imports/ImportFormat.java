package com.mycrm.imports;

import com.mycrm.http.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.stream.Stream;

/** The formats of files that can be imported. */
public enum ImportFormat {
    CSV(MediaTypes.CSV) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new CsvRows(content, charset, target);
        }
    },
    NDJSON(MediaTypes.NDJSON) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) {
            return new NdjsonRows(content, charset);
        }
    },
    XLSX(MediaTypes.XLSX) {
        @Override
        Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new XlsxRows(content, target);
        }
    };

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
