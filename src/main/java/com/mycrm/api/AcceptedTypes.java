package com.mycrm.api;

import com.mycrm.api.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the header {@code Accept} leniently, before anything else does: it keeps media types and weights, and drops
 * what is malformed and all other parameters. The framework would fail at the first, and label answers with a character
 * set of the second.
 *
 * <p>It adds JSON for a client that accepts problem documents. Clients generated from an OpenAPI document accept
 * nothing else where success has no body, and the framework would answer 406.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class AcceptedTypes implements ContainerRequestFilter {

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]+/(?:[\\w!#$&^.+-]+|\\*)|\\*/\\*");
    private static final Pattern WEIGHT = Pattern.compile("[qQ]\\s*=\\s*(-?\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})");

    /** A value in quotes, which may have commas in it; none of them is read. One without an end reaches to the last. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+(?:\"|\\\\?$)");

    private static final int MOST = 50;
    private static final String JSON_AS_WELL = ", application/json;q=0.1";

    @Override
    public void filter(ContainerRequestContext request) {
        request.getHeaders().remove(HttpHeaders.ACCEPT_CHARSET);
        var given = request.getHeaders().get(HttpHeaders.ACCEPT);
        if (given == null) {
            return;
        }
        var accepted = accepted(given);
        if (accepted.isEmpty()) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
        } else {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, accepted);
        }
    }

    static String accepted(List<String> lines) {
        return lenient(String.join(",", lines));
    }

    /** The media types with their weights; empty if there is none, which accepts all. */
    static String lenient(String header) {
        var types = Stream.of(QUOTED.matcher(header).replaceAll("").split(",", MOST + 1))
                .limit(MOST)
                .flatMap(part -> type(part).stream())
                .collect(Collectors.joining(", "));
        return types.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE) ? types + JSON_AS_WELL : types;
    }

    private static Optional<String> type(String text) {
        var parts = List.of(text.split(";", -1));
        var type = parts.get(0).strip();
        if (type.equals("*")) {
            type = "*/*";
        }
        if (!TYPE.matcher(type).matches()) {
            return Optional.empty();
        }
        var weight = parts.stream()
                .skip(1)
                .map(part -> WEIGHT.matcher(part.strip()))
                .filter(Matcher::matches)
                .map(form -> Math.min(1, Math.max(0, Double.parseDouble(form.group(1)))))
                .filter(value -> value < 1)
                .findFirst();
        return Optional.of(type + weight.map(AcceptedTypes::parameter).orElse(""));
    }

    private static String parameter(double weight) {
        return String.format(Locale.ROOT, ";q=%.3f", weight);
    }
}
