package com.mycrm.imports;

import com.mycrm.api.ActorName;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.StatusProblems;
import com.mycrm.api.problem.Violation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** Takes files in, whatever their size, and leaves them to {@link ImportWorker}. */
@ApplicationScoped
public class Uploads {

    private static final int CHUNK = 256 * 1024;

    @EJB
    ImportStore store;

    /**
     * Keeps the content and answers 202 with where its import will be.
     *
     * @param mayUpdate whether the caller may change what is there already
     * @throws ProblemException 415 for a media type that names no format, 400 for a character set that there is not
     */
    public Response accept(
            ImportTarget target,
            InputStream content,
            MediaType type,
            boolean dryRun,
            boolean mayUpdate,
            SecurityContext security) {
        var format = ImportFormat.of(type).orElseThrow(() -> new ProblemException(StatusProblems.of(415)));
        var id = store.begin(
                new Import(target.name(), format, charset(type), dryRun, ActorName.name(security), mayUpdate));
        var received = false;
        try {
            store.queue(id, receive(id, content));
            received = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!received) {
                store.discard(id);
            }
        }
        return Response.accepted(new ImportView.Document(store.view(id).orElseThrow()))
                .header("Location", "/imports/" + id)
                .build();
    }

    private long receive(long id, InputStream content) throws IOException {
        var bytes = 0L;
        var chunk = content.readNBytes(CHUNK);
        for (var number = 0; chunk.length > 0; number++) {
            store.append(id, number, chunk);
            bytes += chunk.length;
            chunk = content.readNBytes(CHUNK);
        }
        return bytes;
    }

    private static Charset charset(MediaType type) {
        var name = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problems.badRequest(
                    List.of(Violation.parameter("Content-Type", "names a charset that there is not")));
        }
    }
}
