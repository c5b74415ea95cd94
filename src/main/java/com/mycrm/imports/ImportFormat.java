package com.mycrm.imports;

import com.mycrm.api.MediaTypes;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
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

    /** @param mediaType null, or a pattern of several, is none */
    static Optional<ImportFormat> of(MediaType mediaType) {
        return Stream.of(values())
                .filter(format -> mediaType != null
                        && format.mediaType.equalsIgnoreCase(mediaType.getType() + "/" + mediaType.getSubtype()))
                .findFirst();
    }

    /** @param target tells what the columns mean */
    abstract Rows open(InputStream content, Charset charset, ImportTarget target) throws IOException;
}
