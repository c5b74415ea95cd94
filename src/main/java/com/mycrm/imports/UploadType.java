package com.mycrm.imports;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.StatusProblems;
import com.mycrm.api.problem.Violation;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** The format and the character set of an uploaded file. */
record UploadType(ImportFormat format, Charset charset) {

    /**
     * Reads a {@code Content-Type}; without a {@code charset} it is UTF-8.
     *
     * @throws ProblemException 415 for a media type without a format, 400 for an unknown character set
     */
    static UploadType of(MediaType type) {
        var format = ImportFormat.of(type).orElseThrow(() -> new ProblemException(StatusProblems.of(415)));
        var name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return new UploadType(format, name == null ? StandardCharsets.UTF_8 : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problems.badRequest(
                    List.of(Violation.parameter("Content-Type", "names a charset that there is not")));
        }
    }

    RowReader open(InputStream content, ImportTarget target) throws IOException {
        return format.open(content, charset, target);
    }
}
