package com.mycrm.imports;

import com.mycrm.api.ActorName;
import com.mycrm.api.ListRequests;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
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
import java.time.Duration;

/** Stores uploaded files in chunks, for {@link ImportWorker} to import. */
@ApplicationScoped
public class Uploads {

    private static final int CHUNK = 256 * 1024;
    private static final long MEBIBYTE = 1024 * 1024;

    /** Imports of one caller that have not ended: they are worked on one by one, before those that come later. */
    private static final int MOST_UNFINISHED = 1_000;

    private static final Duration RETRY = Duration.ofMinutes(1);

    @EJB
    ImportStore store;

    @EJB
    ImportQueries queries;

    @Inject
    HttpServletRequest request;

    @Inject
    ListRequests requests;

    /**
     * Stores a file and returns 202 with the path of its import.
     *
     * @param type null if there is none; a form of a browser has that of its file inside
     * @throws ProblemException 415 for a media type without a format, and for an unknown character set; 400 for bad
     *     parameters; 403 for a file whose rows change objects, without the right; 413 for one beyond
     *     {@link Setting#MAX_UPLOAD}, of which nothing is kept; 429 for a caller with too many imports that have not
     *     ended
     */
    public Response accept(ImportTarget target, InputStream content, MediaType type, SecurityContext security) {
        try {
            if (MultipartFile.isForm(type)) {
                var file = new MultipartFile(content, type);
                return receive(target, file, file.type(), security);
            }
            return receive(target, content, type, security);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response receive(ImportTarget target, InputStream content, MediaType type, SecurityContext security)
            throws IOException {
        var first = content.readNBytes(CHUNK);
        var uploaded = UploadType.of(type, first);
        var rights = ActorName.rights(request);
        var options = requests.parameters(parameters -> ImportOptions.of(parameters, target));
        if (FileColumns.ID.equals(options.match()) && !rights.contains(target.changeRight())) {
            throw Problems.forbidden(target.changeRight());
        }
        var actor = ActorName.name(security);
        if (queries.unfinished(actor) >= MOST_UNFINISHED) {
            throw Problems.tooManyRequests("This caller has too many imports that have not ended.", RETRY);
        }
        var id = TransactionConflict.retry(
                () -> store.begin(new Import(target.name(), uploaded, options, actor, rights)));
        var isReceived = false;
        try {
            var bytes = append(id, first, content);
            TransactionConflict.run(() -> store.queue(id, bytes));
            isReceived = true;
        } finally {
            if (!isReceived) {
                store.discard(id);
            }
        }
        return Response.accepted(
                        Envelope.ofOne(ImportsResource.NAME, queries.view(id).orElseThrow()))
                .header("Location", "/imports/" + id)
                .build();
    }

    private long append(long id, byte[] first, InputStream content) throws IOException {
        var most = Settings.integer(Setting.MAX_UPLOAD);
        var bytes = 0L;
        var chunk = first;
        for (var number = 0; chunk.length > 0; number++) {
            bytes += chunk.length;
            if (bytes > most * MEBIBYTE) {
                throw new ProblemException(413, "The file is larger than " + most + " MiB.");
            }
            append(id, number, chunk);
            chunk = content.readNBytes(CHUNK);
        }
        return bytes;
    }

    private void append(long id, int number, byte[] chunk) {
        TransactionConflict.run(() -> store.append(id, number, chunk));
    }
}
