package com.mycrm.http;

import com.mycrm.query.Page;
import com.mycrm.query.QueryString;
import com.mycrm.query.QueryString.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Collectors;

/**
 * The {@code Link} header of a list (RFC 8288).
 *
 * <p>The next and the previous page are found by a cursor, whatever is written meanwhile; the number beside it only says
 * how far the walk is. Targets are relative to the server, so that they hold behind any proxy.
 */
final class PageLinks {

    private PageLinks() {}

    static String of(String path, QueryString query, Page<?> page) {
        var links = new ArrayList<String>();
        var number = page.request().number();
        links.add(link(path, query, 1, null, "first"));
        if (page.prev() != null) {
            links.add(link(path, query, Math.max(number - 1, 1), page.prev(), "prev"));
        } else if (number > 1) {
            links.add(link(path, query, Math.min(number - 1, page.last()), null, "prev"));
        }
        if (page.next() != null) {
            links.add(link(path, query, number + 1L, page.next(), "next"));
        } else if (number < page.last() && page.request().cursor() == null) {
            links.add(link(path, query, number + 1L, null, "next"));
        }
        links.add(link(path, query, page.last(), null, "last"));
        return String.join(", ", links);
    }

    private static String link(String path, QueryString query, long number, String cursor, String relation) {
        var parameters = new ArrayList<>(query.parameters());
        parameters.removeIf(
                parameter -> parameter.name().equals("page") || parameter.name().equals("cursor"));
        parameters.add(new Parameter("page", Long.toString(number)));
        if (cursor != null) {
            parameters.add(new Parameter("cursor", cursor));
        }
        var target = parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&", path + "?", ""));
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
