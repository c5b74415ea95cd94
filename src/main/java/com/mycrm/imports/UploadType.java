package com.mycrm.imports;

import com.mycrm.api.RequestBodies;
import com.mycrm.api.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * The format and the character set of an uploaded file.
 *
 * @param charset as the upload names it; the first bytes of the file may show another
 */
record UploadType(ImportFormat format, Charset charset) {

    /**
     * Reads a {@code Content-Type}; without a {@code charset} it is UTF-8.
     *
     * @param type null if there is none
     * @param first the first bytes of the file
     * @throws ProblemException 415 for a media type without a format, and for an unknown character set
     */
    static UploadType of(MediaType type, byte[] first) throws IOException {
        var charset = RequestBodies.charset(type);
        return new UploadType(ImportFormat.of(type, first, charset), charset);
    }

    RowReader open(InputStream content, FileColumns columns) throws IOException {
        return format.open(content, charset, columns);
    }
}
