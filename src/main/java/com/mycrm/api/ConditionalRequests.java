package com.mycrm.api;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.xml.XmlForm;
import com.mycrm.persistence.Stamped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Conditional requests (RFC 9110, section 13).
 *
 * <p>The ETag of a single object is its version, that of a list is its change generation. If related objects are
 * expanded, the ETag also has the generation of each relation and a hash of the expand header. That of XML says so.
 */
@ApplicationScoped
public class ConditionalRequests {

    private static final String KNOWN = "If-None-Match";
    /** RFC 9110, section 13.1.1. */
    private static final String WEAK =
            "If-Match has a weak ETag only (W/…), which matches nothing; send the ETag as the answer had it.";

    private static final String UNREADABLE =
            "If-Match has no ETag of this service; send one as the answer had it, with its quotes.";

    private static final String CONTRADICTION = "Nothing is as both If-Match and If-None-Match ask for it.";

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*?)(?:" + Compression.MARK + ")?\"");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(?:-.*)?");

    @Inject
    HttpServletRequest request;

    @Inject
    RequestGenerations generations;

    @Inject
    Expansion expansion;

    /**
     * A list with its ETag, or 304 if the client has it. The generation is read first only for a client that has a
     * list.
     */
    Response list(LongSupplier generation, Supplier<Stamped<Response>> list) {
        if (request.getHeader(KNOWN) != null) {
            var tag = tag(generation.getAsLong());
            if (isKnown(tag)) {
                return notModified(tag);
            }
        }
        var answer = list.get();
        return tagged(answer.value(), tag(answer.generation()));
    }

    /** A single object with its ETag, or 304 if the client has it. */
    public Response one(long version, Object document) {
        var tag = tag(version);
        return isKnown(tag) ? notModified(tag) : tagged(Response.ok(document).build(), tag);
    }

    /** The answer to a write: the object as it is now, with its ETag. */
    Response changed(long version, Object document) {
        return tagged(Response.ok(document).build(), tag(version));
    }

    /** The answer to a write that created an object. */
    Response created(String path, long version, Object document) {
        var response = Response.status(Response.Status.CREATED).entity(document).build();
        response.getHeaders().putSingle(HttpHeaders.LOCATION, path);
        return tagged(response, tag(version));
    }

    /** The versions that {@code If-Match} names; none that exists for a star in {@code If-None-Match}. */
    IfMatch expected() {
        var lines = Collections.list(request.getHeaders("If-Match"));
        if (knowsAny()) {
            return lines.isEmpty() ? IfMatch.NONE : new IfMatch(Set.of(), CONTRADICTION);
        }
        if (lines.isEmpty() || lines.contains("*")) {
            return lines.isEmpty() ? IfMatch.ALL : IfMatch.EXISTING;
        }
        var isWeak = false;
        var versions = new HashSet<Long>();
        var tags = TAG.matcher(String.join(",", lines));
        while (tags.find()) {
            var version = VERSION.matcher(tags.group(2));
            isWeak |= tags.group(1) != null;
            if (tags.group(1) == null && version.matches()) {
                versions.add(Long.valueOf(version.group(1)));
            }
        }
        return versions.isEmpty() ? new IfMatch(versions, isWeak ? WEAK : UNREADABLE) : new IfMatch(versions);
    }

    /** The ETag of what is shown, of a version or generation. */
    private String tag(long number) {
        var tag = new StringBuilder().append('"').append(number);
        if (request.getAttribute(XmlForm.ANSWER) != null) {
            tag.append("-xml");
        }
        var lines = Collections.list(request.getHeaders(Expansion.HEADER));
        if (!lines.isEmpty()) {
            expansion.counters(lines).forEach(counter -> tag.append('-').append(generations.of(counter)));
            tag.append('-').append(Integer.toHexString(String.join(",", lines).hashCode()));
        }
        return tag.append('"').toString();
    }

    /** Whether the client has what this tag names. Of a POST that was forwarded as a GET it has nothing. */
    public boolean isKnown(String tag) {
        if (request.getMethod().equals(HttpMethod.POST)) {
            return false;
        }
        return knowsAny() || TAG.matcher(known()).results().anyMatch(known -> tag.equals("\"" + known.group(2) + "\""));
    }

    /** A star, which stands for every version (RFC 9110, section 13.1.2). */
    private boolean knowsAny() {
        return known().strip().equals("*");
    }

    private String known() {
        return String.join(",", Collections.list(request.getHeaders(KNOWN)));
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
