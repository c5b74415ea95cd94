package com.mycrm.api;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Warnings;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/**
 * Runs the transaction of a write request and builds its answer.
 *
 * <p>Resources call this so that each of their methods repeats neither the retry after a conflict nor the reading of
 * actor and {@code If-Match}, nor the headers of the answer.
 */
@ApplicationScoped
public class WriteRequests {

    @Inject
    HttpServletRequest request;

    @Inject
    ConditionalRequests conditional;

    /** Runs a transaction, and again after each {@link TransactionConflict}. */
    public <T> T run(Function<WriteRequest, T> transaction) {
        var write = current();
        return TransactionConflict.retry(() -> transaction.apply(write));
    }

    /** Actor, user and {@code If-Match} of the current request. */
    public WriteRequest current() {
        return new WriteRequest(ActorName.of(request), ActorName.userId(request), conditional.expected());
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
