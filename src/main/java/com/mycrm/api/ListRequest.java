package com.mycrm.api;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.Stamped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What every list has of HTTP: parameters in; page links and warnings out. */
public final class ListRequest {

    private static final ZoneId ZONE = Settings.zone(Setting.ZONE);

    private final HttpServletRequest request;
    private final ConditionalRequests conditional;
    private final QueryString query;
    private final Parameters parameters;
    private final boolean isLenient;

    private ListRequest(HttpServletRequest request, ConditionalRequests conditional) {
        this.request = request;
        this.conditional = conditional;
        query = QueryString.parse(request.getQueryString());
        parameters = new Parameters(query, ZONE);
        isLenient = isLenient(request);
    }

    /** Tells resources, of which there is one for all requests, what they are asked. */
    @ApplicationScoped
    public static class Current {

        @Inject
        HttpServletRequest request;

        @Inject
        ConditionalRequests conditional;

        public ListRequest get() {
            return new ListRequest(request, conditional);
        }
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The answer with what was ignored. */
    public Response warned(Response response) {
        return Warnings.on(response, parameters.warnings());
    }

    /** Throws what was wrong with the parameters, all of it. */
    public void check() {
        parameters.check(isLenient);
    }

    /**
     * The answer that {@code list} gives, with its ETag; without asking it where the client has the same already.
     *
     * @param generation a number that is another when the list is: how often objects of its kind have changed, mostly
     */
    public Response unlessUnchanged(LongSupplier generation, Supplier<Stamped<Response>> list) {
        return conditional.list(generation, list);
    }

    /** The list's document with its links and warnings. */
    public Response answer(Page<?> page, Object document) {
        var response = Response.ok(document)
                .header("Link", PageLinks.of(request.getRequestURI(), query, page))
                .build();
        if (isLenient) {
            response.getHeaders().add("Preference-Applied", "handling=lenient");
        }
        parameters.warnings().forEach(warning -> Warnings.add(response.getHeaders(), warning));
        return response;
    }

    /** RFC 7240, section 4.4. */
    private static boolean isLenient(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(preference -> preference.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT))
                .anyMatch("handling=lenient"::equals);
    }
}
