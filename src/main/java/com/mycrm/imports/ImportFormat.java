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
        RowReader open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            var headers = new HeaderSearch(target);
            var lines = new TextLines(new FileText(content, charset));
            return new TableRows(new CsvTableReader(lines, CsvFormat.find(lines, headers)), headers);
        }
    },
    NDJSON(MediaTypes.NDJSON) {
        @Override
        RowReader open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new JsonRowReader(new FileText(content, charset), target);
        }
    },
    XLSX(MediaTypes.XLSX) {
        @Override
        RowReader open(InputStream content, Charset charset, ImportTarget target) throws IOException {
            return new XlsxRowReader(content, target);
        }
    };

    private final String mediaType;

    ImportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format of a media type; empty for null and for patterns such as {@code text/*}. */
    static Optional<ImportFormat> of(MediaType mediaType) {
        return Stream.of(values())
                .filter(format -> mediaType != null
                        && format.mediaType.equalsIgnoreCase(mediaType.getType() + "/" + mediaType.getSubtype()))
                .findFirst();
    }

    abstract RowReader open(InputStream content, Charset charset, ImportTarget target) throws IOException;
}
