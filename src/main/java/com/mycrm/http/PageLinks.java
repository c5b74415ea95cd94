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
 * <p>Targets are relative to the server, so that they hold behind any proxy.
 */
final class PageLinks {

    private PageLinks() {}

    static String of(String path, QueryString query, Page<?> page) {
        var links = new ArrayList<String>();
        var number = page.request().number();
        links.add(link(path, query, 1, "first"));
        if (number > 1) {
            links.add(link(path, query, Math.min(number - 1, page.last()), "prev"));
        }
        if (number < page.last()) {
            links.add(link(path, query, number + 1, "next"));
        }
        links.add(link(path, query, page.last(), "last"));
        return String.join(", ", links);
    }

    private static String link(String path, QueryString query, long number, String relation) {
        var parameters = new ArrayList<>(query.parameters());
        parameters.removeIf(parameter -> parameter.name().equals("page"));
        parameters.add(new Parameter("page", Long.toString(number)));
        var target = parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&", path + "?", ""));
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
