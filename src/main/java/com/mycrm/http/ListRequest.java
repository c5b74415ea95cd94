package com.mycrm.http;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.query.Page;
import com.mycrm.query.Parameters;
import com.mycrm.query.QueryString;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Supplier;

/** What every list has of HTTP: parameters in; page links and warnings out. */
@RequestScoped
public class ListRequest {

    private static final ZoneId ZONE = Settings.zone(Setting.ZONE);

    @Inject
    HttpServletRequest request;

    @Inject
    Conditional conditional;

    private QueryString query;
    private Parameters parameters;

    public Parameters parameters() {
        query = QueryString.parse(request.getQueryString());
        parameters = new Parameters(query, ZONE);
        return parameters;
    }

    /** The answer with what was ignored. */
    public Response warned(Response response) {
        return Warnings.on(response, parameters.warnings());
    }

    /** Throws what was wrong with the parameters, all of it. */
    public void check() {
        parameters.check(lenient());
    }

    /**
     * The answer that {@code list} gives, with its ETag; without asking it where the client has the same already.
     *
     * @param generation how often objects of the list's kind had changed before this call
     */
    public Response unlessUnchanged(long generation, Supplier<Response> list) {
        return conditional.list(generation, list);
    }

    /** The list's document with its links and warnings. */
    public Response answer(Page<?> page, Object document) {
        var response = Response.ok(document)
                .header("Link", PageLinks.of(request.getRequestURI(), query, page))
                .build();
        if (lenient()) {
            response.getHeaders().add("Preference-Applied", "handling=lenient");
        }
        parameters.warnings().forEach(warning -> Warnings.add(response.getHeaders(), warning));
        return response;
    }

    /** RFC 7240, section 4.4. */
    private boolean lenient() {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(preference -> preference.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT))
                .anyMatch("handling=lenient"::equals);
    }
}
