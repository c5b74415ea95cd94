package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes reads and their failures with headers, and names all parameters and no others. */
class OpenApiReadIT {

    private static final List<String> LISTS = List.of("/whatsapp-leads", "/users", "/properties");

    private final Api api = TestServer.api();

    @Test
    void documentIsServedUnchanged() throws IOException {
        try (var source = getClass().getClassLoader().getResourceAsStream("META-INF/openapi.yaml")) {
            var served = api.send("GET", "/openapi", null).expect(200).body();
            assertEquals(new String(source.readAllBytes(), StandardCharsets.UTF_8), served);
        }
    }

    @Test
    void documentDescribesSuccessfulReads() {
        var document = document();
        for (var list : LISTS) {
            document.describes(list, "get", api.get(list + "?per_page=500"));
            document.describes(
                    list,
                    "get",
                    api.get(list + "?page=2&per_page=3&unknown=1&filters[x]=1", "Prefer", "handling=lenient"));
            document.describes(list + "/{id}", "get", api.get(list + "/1"));
        }
        for (var expand : List.of("all,x", "user", "property")) {
            document.describes("/whatsapp-leads", "get", api.get("/whatsapp-leads?per_page=500", Api.EXPAND, expand));
            document.describes("/whatsapp-leads/{id}", "get", api.get("/whatsapp-leads/1", Api.EXPAND, expand));
        }
        document.describes(Api.TOKEN_PATH, "post", key(Api.DEMO_KEY, "grant_type=client_credentials"));
        document.describes("/token", "post", api.login("demo@example.com", "demo"));
        for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
            document.describes(path, "get", api.send("GET", path, null));
        }
    }

    @Test
    void documentDescribesFailedReads() {
        var document = document();
        for (var list : LISTS) {
            for (var path : List.of(list, list + "/1")) {
                var template = path.replace("/1", "/{id}");
                document.describes(template, "get", api.send("GET", path, null).expect(401));
                document.describes(
                        template, "get", api.get(path, "Accept", "image/png").expect(406));
                document.describes(
                        template,
                        "get",
                        api.get(path + "?a=" + "a".repeat(8_200)).expect(414));
                document.describes(
                        template,
                        "get",
                        api.get(path, "X-Long", "a".repeat(17_000)).expect(431));
                document.describes(template, "get", authorized("PROPFIND", path).expect(405));
                document.describes(template, "get", api.rawGet(path + "?a=%zz").expect(400));
            }
            document.describes(
                    list, "get", api.get(list + "?sort=no&filters[no]=1&page=0").expect(400));
            document.describes(list + "/{id}", "get", api.get(list + "/0").expect(404));
        }
    }

    @Test
    void documentDescribesTokenRequests() {
        var document = document();
        document.describes(
                Api.TOKEN_PATH, "post", key(Api.DEMO_KEY, "grant_type=x").expect(400));
        document.describes(Api.TOKEN_PATH, "post", key(Api.DEMO_KEY, "").expect(400));
        document.describes(
                Api.TOKEN_PATH,
                "post",
                key(Api.basic("described", "x"), "grant_type=client_credentials")
                        .expect(401));
        document.describes(
                Api.TOKEN_PATH, "post", api.send("GET", Api.TOKEN_PATH, null).expect(405));
        document.describes(
                "/token",
                "post",
                api.send("POST", "/token", "grant_type=password").expect(400));
        document.describes("/token", "post", api.send("GET", "/token", null).expect(405));
        for (var i = 0; i < 5; i++) {
            api.login("described@example.com", "wrong").expect(400);
        }
        document.describes(
                "/token", "post", api.login("described@example.com", "wrong").expect(429));
    }

    /** Shows that the comparison with a schema can fail. */
    @Test
    void schemaRefusesOtherBodies() {
        var document = document();
        var schema =
                document.operation("/whatsapp-leads/{id}", "get").at("/responses/200/content/application~1json/schema");
        var body = api.get("/whatsapp-leads/1").body();
        assertEquals(Set.of(), document.faults(schema, body));
        for (var other : List.of(
                body.replace("\"id\":1,", ""),
                body.replace("\"status\":\"", "\"status\":\"un"),
                body.replace("\"phone\":", "\"fone\":"),
                body.replace("\"user\":{\"id\":1}", "\"user\":null"),
                body.replaceAll("\"date\":\"([^\"]*)Z\"", "\"date\":\"$1.5Z\""))) {
            assertFalse(document.faults(schema, other).isEmpty(), other);
        }
    }

    @Test
    void describedParametersAreAccepted() {
        var document = document();
        for (var list : LISTS) {
            for (var parameter : document.queryParameters(list)) {
                var query = list + "?" + parameter.get("name").asText() + "=" + Api.encoded(example(parameter));
                assertEquals(List.of(), api.get(query).expect(200).all("x-mycrm-api-warning"), query);
            }
        }
    }

    @Test
    void documentNamesAllFiltersAndSorts() {
        var document = document();
        for (var list : LISTS) {
            var filters = new TreeSet<String>();
            for (var name : fault(list + "?filters[no]=1")
                    .replaceFirst(".*there are ", "")
                    .split(", ")) {
                filters.add("filters[" + name.replaceFirst("\\[", "][").replaceFirst("([^]])$", "$1]"));
            }
            var named = new TreeSet<String>();
            var sorts = new StringBuilder();
            for (var parameter : document.queryParameters(list)) {
                var name = parameter.get("name").asText();
                if (name.startsWith("filters")) {
                    named.add(name);
                } else if (name.equals("sort")) {
                    parameter
                            .at("/schema/enum")
                            .forEach(word ->
                                    sorts.append(sorts.isEmpty() ? "" : ", ").append(word.asText()));
                }
            }
            assertEquals(filters, named, list);
            assertEquals("takes one of " + sorts, fault(list + "?sort=no"), list);
        }
    }

    private String fault(String path) {
        return api.get(path)
                .expect(400)
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("detail");
    }

    /** Without the addresses of the server itself, whose Allow header lists GET and POST. */
    @Test
    void describedMethodsAreThoseOfOptions() {
        var document = document();
        for (var path : document.paths()) {
            if (path.matches("/(health|metrics).*")) {
                continue;
            }
            var allowed = api.send("OPTIONS", path.replaceAll("\\{\\w+}", "1"), null);
            assertEquals(200, allowed.status(), path);
            var methods = Set.copyOf(Arrays.asList(allowed.header("allow").split(" *, *")));
            for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                var described = document.operation(path, method.toLowerCase(Locale.ROOT));
                assertEquals(described.isObject(), methods.contains(method), method + " " + path);
            }
        }
    }

    private static String example(JsonNode parameter) {
        var example = parameter.get("example");
        if (!example.isArray()) {
            return example.asText();
        }
        return String.join(
                ",",
                StreamSupport.stream(example.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private Description document() {
        return new Description(api.send("GET", "/openapi", null).expect(200).body());
    }

    private Answer key(String authorization, String body) {
        return api.send("POST", Api.TOKEN_PATH, body, "Authorization", authorization);
    }

    private Answer authorized(String method, String path) {
        return api.send(method, path, null, "Authorization", "Bearer " + api.token());
    }
}
