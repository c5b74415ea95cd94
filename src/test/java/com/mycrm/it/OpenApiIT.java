package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is served, and the bodies of answers match its schemas, which allow no other members. */
class OpenApiIT {

    private final Api api = TestServer.api();

    static final String DOCUMENT = "META-INF/openapi.yaml";

    static final JsonSchemaFactory SCHEMAS = new JsonSchemaFactory.Builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(OpenApi30.getInstance())
            .build();

    @Test
    void documentIsServedUnchanged() {
        try (var kept = OpenApiIT.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            assertEquals(new String(kept.readAllBytes(), StandardCharsets.UTF_8), openApi());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answersMatchTheirSchemas() {
        for (var expand : List.of("false", "true", "user", "property")) {
            holds("/whatsapp-leads", "/whatsapp-leads?per_page=500", 200, "LeadList", expand);
            holds("/whatsapp-leads/{id}", "/whatsapp-leads/1", 200, "LeadDocument", expand);
        }
        holds("/users", "/users", 200, "UserList", "");
        holds("/users/{id}", "/users/10", 200, "UserDocument", "");
        holds("/properties", "/properties", 200, "PropertyList", "");
        holds("/properties/{id}", "/properties/2", 200, "PropertyDocument", "");
        holds("/health/ready", "/health/ready", 200, "Health", "");
    }

    @Test
    void problemsMatchTheirSchema() {
        holds("/whatsapp-leads", "/whatsapp-leads?filters[id]=x&page=0", 400, "Problem", "");
        holds("/users/{id}", "/users/4711", 404, "Problem", "");
        holds("/properties", "/properties?a=" + "a".repeat(9_000), 414, "Problem", "");
    }

    @Test
    void documentNamesAllParameters() {
        var unknown = api.get("/whatsapp-leads?filters[nope]=1")
                .json()
                .getJsonArray("errors")
                .getJsonObject(0);
        var known = unknown.getString("detail")
                .replace("is unknown; there are ", "")
                .split(", ");
        var described = parameters("/whatsapp-leads");
        for (var name : known) {
            var bracket = name.indexOf('[');
            var parameter = bracket < 0
                    ? "filters[" + name + "]"
                    : "filters[" + name.substring(0, bracket) + "]" + name.substring(bracket);
            assertTrue(described.contains(parameter), parameter);
        }
    }

    private void holds(String template, String path, int status, String schema, String expand) {
        var answer = api.get(path, Api.EXPAND, expand).expect(status);
        assertTrue(operation(template).path("responses").has(Integer.toString(status)), status + " of " + template);
        var faults = SCHEMAS.getSchema(SchemaLocation.of("classpath:" + DOCUMENT + "#/components/schemas/" + schema))
                .validate(answer.body(), InputFormat.JSON);
        assertEquals(Set.of(), faults, path);
    }

    private List<String> parameters(String template) {
        return operation(template).path("parameters").findValuesAsText("name");
    }

    private JsonNode operation(String template) {
        try {
            return new YAMLMapper()
                    .readTree(openApi())
                    .path("paths")
                    .path(template)
                    .path("get");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String openApi() {
        return api.send("GET", "/openapi", null).expect(200).body();
    }
}
