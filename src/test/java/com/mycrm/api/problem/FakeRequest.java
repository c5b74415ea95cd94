package com.mycrm.api.problem;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request without a server: its method, path, query, headers and attributes. */
public final class FakeRequest {

    private final String method;
    private final String path;
    private final String query;
    private String localAddress = "127.0.0.1";
    private String remoteAddress = "127.0.0.1";
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private MappingMatch mapped = MappingMatch.PATH;

    /** How the request was mapped to its servlet. */
    private record Mapping(MappingMatch getMappingMatch) implements HttpServletMapping {

        @Override
        public String getMatchValue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getPattern() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getServletName() {
            throw new UnsupportedOperationException();
        }
    }

    /** @param target the path, and the query after a question mark */
    public FakeRequest(String method, String target) {
        var mark = target.indexOf('?');
        this.method = method;
        path = mark < 0 ? target : target.substring(0, mark);
        query = mark < 0 ? null : target.substring(mark + 1);
    }

    public FakeRequest header(String name, String... values) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).addAll(List.of(values));
        return this;
    }

    public FakeRequest localAddress(String address) {
        localAddress = address;
        return this;
    }

    public FakeRequest remoteAddress(String address) {
        remoteAddress = address;
        return this;
    }

    public FakeRequest mapped(MappingMatch match) {
        mapped = match;
        return this;
    }

    public FakeRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    public HttpServletRequest servlet() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called.getName(), arguments));
    }

    private Object answer(String called, Object[] arguments) {
        return switch (called) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getQueryString" -> query;
            case "getLocalAddr" -> localAddress;
            case "getRemoteAddr" -> remoteAddress;
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
            case "getHeader" ->
                headers.getOrDefault(arguments[0], List.of()).stream()
                        .findFirst()
                        .orElse(null);
            case "getHttpServletMapping" -> new Mapping(mapped);
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove(arguments[0]);
            default -> throw new UnsupportedOperationException(called);
        };
    }
}
