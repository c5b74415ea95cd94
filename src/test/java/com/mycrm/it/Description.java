package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The served OpenAPI document, which whole answers are compared with: status, type, headers and body. */
final class Description {

    /** Headers that an answer may have only where the document describes them. */
    private static final Set<String> DESCRIBED = Set.of(
            "link",
            "location",
            "allow",
            "www-authenticate",
            "retry-after",
            "preference-applied",
            "x-mycrm-api-warning");

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<JsonNode, JsonSchema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    Description(String yaml) {
        try {
            document = new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document is no YAML", e);
        }
        schemas = new JsonSchemaFactory.Builder()
                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                .metaSchema(OpenApi30.getInstance())
                .build();
    }

    /** Templates of the paths. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    JsonNode operation(String path, String method) {
        return document.get("paths").path(path).path(method);
    }

    /** The first media type that an operation takes; empty if it takes no body. */
    String requestType(String path, String method) {
        var types = resolved(operation(path, method).path("requestBody"))
                .path("content")
                .fieldNames();
        return types.hasNext() ? types.next() : "";
    }

    /** A query with which each answer ends: none of an operation that streams is a good one. */
    String endingQuery(String path, String method) {
        return operation(path, method).toString().contains("EventStream") ? "?after=none" : "";
    }

    boolean has(String path, String method) {
        return operation(path, method.toLowerCase(Locale.ROOT)).isObject();
    }

    /** The query parameters of a GET. */
    List<JsonNode> queryParameters(String path) {
        var parameters = new ArrayList<JsonNode>();
        for (var parameter : operation(path, "get").path("parameters")) {
            if (resolved(parameter).get("in").asText().equals("query")) {
                parameters.add(resolved(parameter));
            }
        }
        return parameters;
    }

    /**
     * Fails unless the document describes this answer: status, media type, headers and body. NDJSON of no objects is
     * empty.
     */
    void describes(String path, String method, Answer answer) {
        var what = method + " " + path + " " + answer.status();
        var responses = operation(path, method).path("responses");
        var status = Integer.toString(answer.status());
        var response = resolved(responses.path(responses.has(status) ? status : "default"));
        assertTrue(
                response.isObject() && (responses.has(status) || answer.status() >= 400), what + " is not described");
        headers(what, response.path("headers"), answer);
        var content = response.path("content");
        var type = answer.header("content-type").replaceFirst(";.*", "");
        if (answer.body().isEmpty()) {
            var isOfNoObjects = type.equals(Imports.NDJSON);
            assertTrue(content.isMissingNode() || isOfNoObjects, what + " is described with a body");
            return;
        }
        assertTrue(content.has(type), what + " is not described as " + type);
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            body(what, schemaOf(answer, content.get(type).get("schema")), answer);
        }
    }

    /** The described schema, or where a property is expanded the other one that the introduction of the document names. */
    private JsonNode schemaOf(Answer answer, JsonNode described) {
        var expanded = named("Expanded" + described.path("$ref").asText().replaceFirst(".*/", ""));
        return answer.body().contains("\"property\":[") && expanded.isObject() ? expanded : described;
    }

    /** Fails unless this schema describes the body of this answer. */
    void describes(String schema, Answer answer) {
        body(schema, named(schema), answer);
    }

    private void body(String what, JsonNode schema, Answer answer) {
        assertEquals(Set.of(), faults(schema, answer.body()), what);
        var undescribed = new TreeSet<String>();
        undescribed("", schema, tree(answer.body()), undescribed);
        assertEquals(Set.of(), undescribed, what);
    }

    /** The example of a response that is a component. */
    JsonNode example(String response) {
        return document.at("/components/responses/" + response + "/content/application~1json/example");
    }

    JsonNode named(String schema) {
        return document.at("/components/schemas/" + schema);
    }

    /** Violations of a schema of the document. */
    Set<ValidationMessage> faults(JsonNode schema, String json) {
        return schema(schema).validate(json, InputFormat.JSON);
    }

    /** Collects the members of a value that its schema does not name. A schema without properties takes any. */
    private void undescribed(String where, JsonNode schema, JsonNode value, Set<String> names) {
        var resolved = resolved(schema);
        if (value.isArray() && resolved.has("items")) {
            value.forEach(element -> undescribed(where, resolved.get("items"), element, names));
        }
        var properties = properties(resolved);
        if (!value.isObject() || properties.isEmpty()) {
            return;
        }
        for (var member : value.properties()) {
            var name = where + "/" + member.getKey();
            if (properties.containsKey(member.getKey())) {
                undescribed(name, properties.get(member.getKey()), member.getValue(), names);
            } else {
                names.add(name);
            }
        }
    }

    /** The members of an object, those of all parts of its schema. */
    Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new HashMap<String, JsonNode>();
        schema.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        schema.path("allOf").forEach(part -> properties.putAll(properties(resolved(part))));
        return properties;
    }

    static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer is no JSON", e);
        }
    }

    private void headers(String what, JsonNode described, Answer answer) {
        var names = new ArrayList<String>();
        for (var entry : described.properties()) {
            var name = entry.getKey();
            var reference = entry.getValue();
            var header = resolved(reference);
            var value = answer.header(name.toLowerCase(Locale.ROOT));
            names.add(name.toLowerCase(Locale.ROOT));
            assertFalse(header.path("required").asBoolean(false) && value.isEmpty(), what + " lacks " + name);
            if (!value.isEmpty()) {
                var faults = schema(header.get("schema")).validate(valueOf(header.get("schema"), value));
                assertEquals(Set.of(), faults, what + ": " + name + " is " + value);
            }
        }
        for (var name : answer.headers().keySet()) {
            if (DESCRIBED.contains(name)) {
                assertTrue(names.contains(name), what + " does not describe " + name);
            }
        }
    }

    private JsonNode valueOf(JsonNode schema, String value) {
        return resolved(schema).path("type").asText().equals("integer")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    /** The schema with the components of the document, which its references name. */
    private JsonSchema schema(JsonNode node) {
        return compiled.computeIfAbsent(
                node,
                schema ->
                        schemas.getSchema(schema.<ObjectNode>deepCopy().set("components", document.get("components"))));
    }

    /** The node that this one refers to, or this one. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
