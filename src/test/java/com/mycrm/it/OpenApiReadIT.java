package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes reads and their failures with headers, and names all parameters and no others. */
class OpenApiReadIT {

    /** Schemas of the lists of leads begin with these names. */
    private static final Map<String, String> LEADS =
            Map.of("/whatsapp-leads", "WhatsappLead", "/leads", "Lead", "/calltrackings", "CallTracking");

    private static final List<String> LISTS =
            List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties");

    /** Another name of a filter, in its description. */
    private static final Pattern OTHER_NAME = Pattern.compile("`(filters\\[[^`]*)` is the same");

    private static final List<String> LISTS_AND_LOCATIONS =
            Stream.concat(LISTS.stream(), Stream.of("/locations")).toList();

    private final Api api = TestServer.api();

    @Test
    void documentIsThatOfTheRepositoryAtThePublicAddress() throws IOException {
        var address = TestServer.PUBLIC_URL;
        try (var source = getClass().getClassLoader().getResourceAsStream("META-INF/openapi.yaml")) {
            var expected = new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\n  - url: /\n", "\n  - url: " + address + "\n")
                    .replace("tokenUrl: /", "tokenUrl: " + address + "/");
            assertEquals(expected, api.send("GET", "/openapi", null).expect(200).body());
        }
    }

    @Test
    void documentIsServedAsYamlAndAsJson() throws IOException {
        var yaml = api.send("GET", "/openapi", null).expect(200);
        assertEquals("application/yaml", yaml.header("content-type").replaceFirst(";.*", ""));
        var document = new YAMLMapper().readTree(yaml.body());
        for (var json : List.of(
                api.send("GET", "/openapi?format=json", null),
                api.send("GET", "/openapi", null, "Accept", "application/json, */*;q=0.1"),
                api.send("GET", "/openapi?format=json", null, "Accept", "text/yaml"))) {
            assertEquals(
                    "application/json", json.expect(200).header("content-type").replaceFirst(";.*", ""));
            assertEquals(document, new ObjectMapper().readTree(json.body()));
        }
        var named = api.send("GET", "/openapi?format=yaml", null, "Accept", "application/json");
        assertEquals(yaml.body(), named.expect(200).body());
        document()
                .describes(
                        "/openapi",
                        "get",
                        api.send("GET", "/openapi?format=xml", null).expect(400));
        document()
                .describes(
                        "/openapi",
                        "get",
                        api.send("GET", "/openapi", null, "Accept", "image/png").expect(406));
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
        document.describes("/whatsapp-leads", "get", api.get("/whatsapp-leads?per_page=500", Api.EXPAND, "user"));
        document.describes("/whatsapp-leads/{id}", "get", api.get("/whatsapp-leads/1", Api.EXPAND, "user"));
        for (var expand : List.of("all,x", "property,extras")) {
            document.describes("ExpandedWhatsappLeadList", api.get("/whatsapp-leads?per_page=500", Api.EXPAND, expand));
            document.describes("ExpandedWhatsappLeadDocument", api.get("/whatsapp-leads/1", Api.EXPAND, expand));
            document.describes("/whatsapp-leads/{id}", "get", api.get("/whatsapp-leads/1", Api.EXPAND, expand));
        }
        document.describes(Api.TOKEN_PATH, "post", key(Api.DEMO_KEY, "grant_type=client_credentials"));
        document.describes("/token", "post", api.login("demo@example.com", "demo"));
        for (var path : List.of("/health", "/health/live", "/health/ready", "/health/started", "/metrics")) {
            document.describes(path, "get", api.send("GET", path, null));
        }
    }

    @Test
    void documentDescribesFailedReads() {
        var document = document();
        for (var list : LISTS) {
            for (var path : List.of(list, first(list))) {
                var template = path.replaceFirst("/\\d+", "/{id}");
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

    @Test
    void examplesAreOfTheSampleData() {
        var document = document();
        LEADS.forEach((list, schema) -> assertEquals(
                document.example(schema), Description.tree(api.get(first(list)).body()), list));
        for (var list : List.of("/whatsapp-leads", "/users", "/properties")) {
            for (var parameter : document.queryParameters(list)) {
                var name = parameter.get("name").asText();
                if (name.startsWith("filters")) {
                    var found = api.get(list + "?" + name + "=" + Api.encoded(example(parameter)));
                    assertTrue(found.json().getInt("count") > 0, list + " " + name);
                }
            }
        }
    }

    /** Shows that the comparison with a schema can fail. */
    @Test
    void schemaRefusesOtherBodies() {
        var document = document();
        var schema = document.named("WhatsappLeadDocument");
        var body = api.get("/whatsapp-leads/1").body();
        assertEquals(Set.of(), document.faults(schema, body));
        for (var other : List.of(
                body.replace("\"id\":1,", ""),
                body.replace("\"status\":\"", "\"status\":\"un"),
                body.replace("\"phone\":", "\"fone\":"),
                body.replace("\"user\":{\"id\":1}", "\"user\":null"))) {
            assertFalse(document.faults(schema, other).isEmpty(), other);
        }
    }

    @Test
    void describedParametersAreAccepted() {
        var document = document();
        for (var list : LISTS_AND_LOCATIONS) {
            for (var parameter : document.queryParameters(list)) {
                var name = parameter.get("name").asText();
                var format = name.equals("bom") ? "format=csv&" : "";
                var query = list + "?" + format + name + "=" + Api.encoded(example(parameter));
                assertEquals(List.of(), api.get(query).expect(200).all("x-mycrm-api-warning"), query);
            }
        }
    }

    @Test
    void documentNamesAllFiltersAndSorts() {
        var document = document();
        for (var list : LISTS_AND_LOCATIONS) {
            var sorts = new StringBuilder();
            for (var parameter : document.queryParameters(list)) {
                if (parameter.get("name").asText().equals("sort")) {
                    parameter
                            .at("/schema/enum")
                            .forEach(word ->
                                    sorts.append(sorts.isEmpty() ? "" : ", ").append(word.asText()));
                }
            }
            assertEquals(filters(api, list), describedFilters(document, list), list);
            assertEquals("takes one of " + sorts, fault(api, list + "?sort=no"), list);
        }
    }

    @Test
    void documentDescribesEvents() {
        var document = document();
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971501234599\"}")
                .expect(201)
                .location();
        var events = Eventually.get(
                () -> api.get("/events?limit=1000&unknown=1", "Prefer", "handling=lenient"),
                feed -> !feed.expect(200).json().getJsonArray("events").isEmpty());
        document.describes("/events", "get", events);
        for (var path : List.of("/events", "/events/stream")) {
            document.describes(path, "get", api.send("GET", path, null).expect(401));
            document.describes(path, "get", api.get(path + "?after=x").expect(400));
            document.describes(path, "get", api.get(path, "Accept", "image/png").expect(406));
            document.describes(
                    path, "get", api.get(path + "?after=999999999999").expect(410));
            assertEquals(filters(api, path), describedFilters(document, path), path);
        }
        for (var parameter : document.queryParameters("/events")) {
            var query = "/events?" + parameter.get("name").asText() + "=" + Api.encoded(example(parameter));
            assertEquals(List.of(), api.get(query).expect(200).all("x-mycrm-api-warning"), query);
        }
        Leads.delete(api, made);
    }

    /** The filters that an answer names to those who give another one, as parameters. */
    static Set<String> filters(Api api, String list) {
        var filters = new TreeSet<String>();
        for (var name : fault(api, list + "?filters[no]=1")
                .replaceFirst(".*there are ", "")
                .split(", ")) {
            filters.add("filters[" + name.replaceFirst("\\[", "][").replaceFirst("([^]])$", "$1]"));
        }
        return filters;
    }

    private static Set<String> describedFilters(Description document, String list) {
        var named = new TreeSet<String>();
        for (var parameter : document.queryParameters(list)) {
            var name = parameter.get("name").asText();
            if (name.startsWith("filters")) {
                named.add(name);
                OTHER_NAME
                        .matcher(parameter.get("description").asText())
                        .results()
                        .forEach(other -> named.add(other.group(1)));
            }
        }
        return named;
    }

    private String first(String list) {
        var page = api.get(list + "?per_page=1").expect(200).json();
        var entries = page.getJsonArray(page.keySet().stream()
                .filter(name -> page.get(name).getValueType() == ValueType.ARRAY)
                .findFirst()
                .orElseThrow());
        return list + "/" + entries.getJsonObject(0).getJsonNumber("id");
    }

    private static String fault(Api api, String path) {
        return api.get(path)
                .expect(400)
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("detail");
    }

    @Test
    void describedMethodsAreThoseOfOptions() {
        var document = document();
        for (var path : document.paths()) {
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
