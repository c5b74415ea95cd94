package com.mycrm.imports;

import com.mycrm.api.RequestBodies;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.StatusProblems;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The format and the character set of an uploaded file. */
record UploadType(ImportFormat format, Charset charset) {

    /**
     * Reads a {@code Content-Type}; without a {@code charset} it is UTF-8.
     *
     * @throws ProblemException 415 for a media type without a format, and for an unknown character set
     */
    static UploadType of(MediaType type) {
        var format = ImportFormat.of(type).orElseThrow(() -> new ProblemException(StatusProblems.of(415)));
        return new UploadType(format, RequestBodies.charset(type));
    }

    RowReader open(InputStream content, ImportTarget target) throws IOException {
        return format.open(content, charset, target);
    }
}
