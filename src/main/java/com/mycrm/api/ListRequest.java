package com.mycrm.api;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.problem.Warnings;
import com.mycrm.persistence.Stamped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A list request whose parameters have been read and checked, made by {@link ListRequests}.
 *
 * @param <E> the entity of the list
 * @param <F> the filter of the list
 * @param sort the order of the rows; null for a list without cursors
 * @param page null for an export and for a list without pages
 * @param hasBom whether a file of text begins with a byte order mark, by which Excel knows UTF-8
 */
public record ListRequest<E, F>(
        Context context, F filter, SortOrder<E> sort, PageRequest page, ExportFormat format, boolean hasBom) {

    /** The request behind the parameters. */
    record Context(
            HttpServletRequest request,
            ConditionalRequests conditional,
            QueryString query,
            Parameters parameters,
            boolean isLenient) {}

    /** Whether the whole list is asked for as a file, and no page. */
    public boolean isExport() {
        return format != ExportFormat.JSON;
    }

    /**
     * A conditional answer: 304 if the client has the current list, else the answer that {@code list} reads.
     *
     * @param generation a number that changes whenever the list does
     */
    public Response unlessUnchanged(LongSupplier generation, Supplier<Stamped<Response>> list) {
        return context.conditional.list(generation, list);
    }

    /** The document of a page, with links and warnings. */
    public Response answer(Page<?> found, Object document) {
        var response = Response.ok(document)
                .header("Link", PageLinks.of(context.request.getRequestURI(), context.query, found))
                .build();
        return warned(response);
    }

    /** The answer with a warning for each parameter that was ignored or changed. */
    public Response warned(Response response) {
        if (context.isLenient) {
            response.getHeaders().add("Preference-Applied", "handling=lenient");
        }
        return Warnings.on(response, context.parameters.warnings());
    }
}
