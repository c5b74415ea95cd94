package com.mycrm.api;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.Expansion;
import com.mycrm.persistence.Stamped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.HashSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Conditional requests (RFC 9110, section 13).
 *
 * <p>The tag of a single object is its version, that of a list how often objects of its kind have changed, or what the
 * versions of those that it names come to; where related objects are shown in full, how often those have changed is
 * part of it, and which were asked for.
 */
@ApplicationScoped
public class ConditionalRequests {

    private static final String KNOWN = "If-None-Match";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*?)(?:" + Compression.MARK + ")?\"");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:-.*)?");

    @Inject
    HttpServletRequest request;

    @Inject
    RequestGenerations generations;

    @Inject
    Expansion expansion;

    /** A client that has nothing yet is not worth asking how often the list has changed. */
    Response list(LongSupplier generation, Supplier<Stamped<Response>> list) {
        if (request.getHeader(KNOWN) != null) {
            var tag = expanded("\"" + generation.getAsLong());
            if (isKnown(tag)) {
                return notModified(tag);
            }
        }
        var answer = list.get();
        return tagged(answer.value(), expanded("\"" + answer.generation()));
    }

    /** A single object with its tag, or 304 where the client has it already. */
    public Response one(long version, Object document) {
        var tag = expanded("\"" + version);
        return isKnown(tag) ? notModified(tag) : tagged(Response.ok(document).build(), tag);
    }

    /** The answer to a write: the object as it is now, with its tag. */
    public Response changed(long version, Object document) {
        return tagged(Response.ok(document).build(), expanded("\"" + version));
    }

    /** The answer to a write that made an object. */
    public Response created(String path, long version, Object document) {
        var response = Response.status(Response.Status.CREATED).entity(document).build();
        response.getHeaders().putSingle(HttpHeaders.LOCATION, path);
        return tagged(response, expanded("\"" + version));
    }

    /** The versions that {@code If-Match} names. */
    public IfMatch expected() {
        var lines = Collections.list(request.getHeaders("If-Match"));
        if (lines.isEmpty() || lines.contains("*")) {
            return IfMatch.ALL;
        }
        var versions = new HashSet<Long>();
        var tags = TAG.matcher(String.join(",", lines));
        while (tags.find()) {
            var version = VERSION.matcher(tags.group(2));
            if (tags.group(1) == null && version.matches()) {
                versions.add(Long.valueOf(version.group(1)));
            }
        }
        return new IfMatch(versions);
    }

    private String expanded(String open) {
        var lines = Collections.list(request.getHeaders(Expansion.HEADER));
        if (lines.isEmpty()) {
            return open + "\"";
        }
        var tag = new StringBuilder(open);
        expansion.counters(lines).forEach(counter -> tag.append('-').append(generations.of(counter)));
        return tag.append('-')
                .append(Integer.toHexString(String.join(",", lines).hashCode()))
                .append('"')
                .toString();
    }

    private boolean isKnown(String tag) {
        var lines = String.join(",", Collections.list(request.getHeaders(KNOWN)));
        if (lines.strip().equals("*")) {
            return true;
        }
        return TAG.matcher(lines).results().anyMatch(known -> tag.equals("\"" + known.group(2) + "\""));
    }

    private static Response notModified(String tag) {
        return tagged(Response.notModified().build(), tag);
    }

    private static Response tagged(Response response, String tag) {
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        headers.putSingle(HttpHeaders.VARY, "Accept, Accept-Encoding, " + Expansion.HEADER);
        return response;
    }
}
