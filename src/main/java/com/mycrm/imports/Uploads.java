package com.mycrm.imports;

import com.mycrm.api.ActorName;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Stores uploaded files of any size in chunks, for {@link ImportWorker} to import. */
@ApplicationScoped
public class Uploads {

    private static final int CHUNK = 256 * 1024;

    @EJB
    ImportStore store;

    @EJB
    ImportQueries queries;

    @Inject
    HttpServletRequest request;

    /**
     * Stores a file and returns 202 with the path of its import.
     *
     * @throws ProblemException 415 for a media type without a format, and for an unknown character set
     */
    public Response accept(
            ImportTarget target, InputStream content, MediaType type, ImportOptions options, SecurityContext security) {
        var uploaded = UploadType.of(type);
        var rights = ActorName.rights(request);
        var id = TransactionConflict.retry(
                () -> store.begin(new Import(target.name(), uploaded, options, ActorName.name(security), rights)));
        var received = false;
        try {
            var bytes = receive(id, content);
            TransactionConflict.run(() -> store.queue(id, bytes));
            received = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!received) {
                store.discard(id);
            }
        }
        return Response.accepted(new ImportView.Document(queries.view(id).orElseThrow()))
                .header("Location", "/imports/" + id)
                .build();
    }

    private long receive(long id, InputStream content) throws IOException {
        var bytes = 0L;
        var chunk = content.readNBytes(CHUNK);
        for (var number = 0; chunk.length > 0; number++) {
            append(id, number, chunk);
            bytes += chunk.length;
            chunk = content.readNBytes(CHUNK);
        }
        return bytes;
    }

    private void append(long id, int number, byte[] chunk) {
        TransactionConflict.run(() -> store.append(id, number, chunk));
    }
}
