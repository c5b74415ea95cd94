package com.mycrm.api;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.PatchBody;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Warnings;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the transaction of a write request and builds its answer.
 *
 * <p>Resources call this so that each of their methods repeats neither the retry after a conflict nor the reading of
 * actor and {@code If-Match}, nor the headers of the answer.
 */
@ApplicationScoped
public class WriteRequests {

    private static final int MOST_ATTEMPTS = 20;
    private static final int OVERTAKEN = 412;

    @Inject
    HttpServletRequest request;

    @Inject
    Jsonb jsonb;

    @Inject
    ConditionalRequests conditional;

    @Inject
    Expansion expansion;

    /** Runs a transaction, and again after each {@link TransactionConflict}. */
    public <T> T run(Function<WriteRequest, T> transaction) {
        var write = current();
        return TransactionConflict.retry(() -> transaction.apply(write));
    }

    /** Actor, user, rights and {@code If-Match} of the current request. */
    public WriteRequest current() {
        return new WriteRequest(
                ActorName.of(request), ActorName.userId(request), ActorName.rights(request), conditional.expected());
    }

    /**
     * PATCH: changes an object by a merge patch or by operations, and returns 200 with the object as it is now.
     *
     * <p>Operations are applied to the object as it was read, with its extras. The write then replaces that version
     * only, and all is done again if another write was first.
     *
     * @param envelope the member that holds the object in its document
     * @param current reads the object with its document
     * @param reader reads the input from the merge patch
     * @param change the transaction, which returns the document of the changed object
     */
    public <I> Response patch(
            InputStream body,
            String envelope,
            Supplier<Versioned<? extends Envelope<?>>> current,
            Function<RequestObject, I> reader,
            BiFunction<I, WriteRequest, Versioned<?>> change) {
        var patch = PatchBody.read(JsonBody.read(body), envelope);
        if (patch.isMerge()) {
            return patched(patch.merge(), reader, change, current());
        }
        for (var attempt = 1; ; attempt++) {
            var shown = current.get();
            var write = current();
            write.ifMatch().check(shown.version());
            var merge = patch.mergeOf(json(expansion.withExtras(shown.view())).getJsonObject(envelope));
            if (patch.isTest()) {
                return changed(shown);
            }
            try {
                return patched(merge, known(reader), change, write.replacing(IfMatch.only(shown.version())));
            } catch (ProblemException e) {
                if (e.problem().status() != OVERTAKEN || !write.ifMatch().isAny() || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Refuses all operations if one of them names a member that is not known. */
    private static <I> Function<RequestObject, I> known(Function<RequestObject, I> reader) {
        return merge -> {
            var input = reader.apply(merge);
            if (merge.hasKnown()) { // otherwise requireKnown refuses all of them
                merge.refuseUnknown();
            }
            return input;
        };
    }

    private <I> Response patched(
            RequestObject merge,
            Function<RequestObject, I> reader,
            BiFunction<I, WriteRequest, Versioned<?>> change,
            WriteRequest write) {
        var input = reader.apply(merge);
        merge.requireKnown();
        return changed(TransactionConflict.retry(() -> change.apply(input, write)), merge);
    }

    private JsonObject json(Envelope<?> document) {
        return JsonReaders.object(jsonb.toJson(document));
    }

    /** 200 with the object as it is now, its ETag, and warnings about the input. */
    public Response changed(Versioned<?> document, RequestObject input) {
        return Warnings.on(changed(document), input.warnings());
    }

    /** 200 with the object as it is now and its ETag. */
    public Response changed(Versioned<?> document) {
        return conditional.changed(document.version(), document.view());
    }

    /** 201 with the new object, its path, its ETag, and warnings about the input. */
    public Response created(String path, Versioned<?> document, RequestObject input) {
        return Warnings.on(conditional.created(path, document.version(), document.view()), input.warnings());
    }
}
