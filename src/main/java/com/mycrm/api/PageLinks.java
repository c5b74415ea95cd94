package com.mycrm.api;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * The {@code Link} header of a list (RFC 8288).
 *
 * <p>Links to the next and the previous page have a cursor, so that writes do not shift them; their page number only
 * counts the pages. Targets are relative to the server, so that they work behind any proxy.
 */
final class PageLinks {

    private PageLinks() {}

    static String of(String path, QueryString query, Page<?> page) {
        var target = path + "?" + others(query) + "page=";
        var number = page.request().number();
        var links = new StringJoiner(", ");
        links.add(link(target, 1, null, "first"));
        if (page.prev() != null) {
            links.add(link(target, Math.max(number - 1, 1), page.prev(), "prev"));
        } else if (number > 1) {
            links.add(link(target, Math.min(number - 1, page.last()), null, "prev"));
        }
        if (page.next() != null) {
            links.add(link(target, number + 1L, page.next(), "next"));
        } else if (number < page.last() && page.request().cursor() == null) {
            links.add(link(target, number + 1L, null, "next"));
        }
        links.add(link(target, page.last(), null, "last"));
        return links.toString();
    }

    /** The parameters that are the same on every page, each followed by an ampersand. */
    private static String others(QueryString query) {
        var text = new StringBuilder();
        for (var parameter : query.parameters()) {
            if (!parameter.name().equals("page") && !parameter.name().equals("cursor")) {
                text.append(encoded(parameter.name()))
                        .append('=')
                        .append(encoded(parameter.value()))
                        .append('&');
            }
        }
        return text.toString();
    }

    private static String link(String target, long number, String cursor, String relation) {
        return "<" + target + number + (cursor == null ? "" : "&cursor=" + encoded(cursor)) + ">; rel=\"" + relation
                + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
