package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.mycrm.channels.Vendor;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;

/** The OpenAPI document describes every route, in a form that generators of clients can use. */
class OpenApiRulesTest {

    private static final java.nio.file.Path SOURCE = java.nio.file.Path.of("src/main/resources/META-INF/openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Paths that are for browsers. */
    private static final String NOT_COMPARED = "\\w+ /(docs.*)?";

    private final JsonNode document = read();

    @Test
    void everyRouteIsDescribedAndNoOther() {
        var routes = new TreeSet<String>();
        resources().forEach(resource -> routes.addAll(routes(resource).keySet()));
        var described = new TreeSet<String>();
        operations((path, method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path));
        routes.removeIf(route -> route.matches(NOT_COMPARED));
        described.removeIf(route -> route.matches(NOT_COMPARED));
        assertEquals(routes, described);
    }

    private static Stream<Class<?>> resources() {
        return classes().filter(type -> type.isAnnotatedWith(Path.class)).map(JavaClass::reflect);
    }

    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("com.mycrm").stream();
    }

    private static Map<String, Method> routes(Class<?> resource) {
        var routes = new HashMap<String, Method>();
        for (var method : resource.getMethods()) {
            Stream.of(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .forEach(verb -> routes.put(verb.value() + " " + template(resource, method), method));
        }
        return routes;
    }

    private static String template(Class<?> resource, Method method) {
        var path = Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(annotation -> annotation != null)
                .map(annotation -> annotation.value().replaceAll("^/|/$", ""))
                .filter(text -> !text.isEmpty())
                .reduce("", (first, next) -> first + "/" + next);
        return path.isEmpty() ? "/" : path.replaceAll("\\{(\\w+) *:[^}]*}", "{$1}");
    }

    /** {@code x-rights} has the rights of which a caller needs one; an operation for everybody has no security. */
    @Test
    void everyOperationNamesTheRightsThatItsMethodAsksFor() {
        var asked = new TreeMap<String, Set<String>>();
        resources()
                .forEach(resource -> routes(resource)
                        .forEach((route, method) -> asked.put(
                                route,
                                method.isAnnotationPresent(PermitAll.class)
                                        ? Set.of("open")
                                        : Set.of(method.getAnnotation(RolesAllowed.class)
                                                .value()))));
        var described = new TreeMap<String, Set<String>>();
        operations((path, method) ->
                described.put(method.toUpperCase(Locale.ROOT) + " " + path, described(operation(path, method))));
        asked.keySet().removeIf(route -> route.matches(NOT_COMPARED));
        described.keySet().removeIf(route -> route.matches(NOT_COMPARED));
        assertEquals(asked, described);
    }

    private static Set<String> described(JsonNode operation) {
        var rights = new TreeSet<String>();
        operation.path("x-rights").forEach(right -> rights.add(right.asText()));
        if (operation.has("security")) {
            rights.add("open");
        }
        return operation.has("x-rights") && rights.isEmpty() ? Set.of("**") : rights;
    }

    @Test
    void jsonIsTheFirstMediaType() {
        walk("", document, (where, node) -> {
            var content = node.path("content");
            if (content.has("application/json")) {
                assertEquals("application/json", content.fieldNames().next(), where);
            }
        });
    }

    @Test
    void patchesHaveOneRequestType() {
        operations((path, method) -> {
            if (method.equals("patch")) {
                var schemas = Set.copyOf(
                        operation(path, method).at("/requestBody/content").findValues("schema"));
                assertEquals(1, schemas.size(), path);
            }
        });
    }

    @Test
    void schemasAreNamed() {
        walk("", document, (where, node) -> {
            if (node.path("properties").isObject() && !where.endsWith("/properties")) {
                assertTrue(where.matches("/components/schemas/\\w+"), where);
            }
        });
    }

    @Test
    void schemasAreThoseThatGeneratorsUnderstand() {
        walk("", document, (where, node) -> {
            assertTrue(!node.has("pattern") || !node.path("format").asText().equals("date-time"), where);
            for (var union : List.of("oneOf", "anyOf")) {
                assertTrue(!node.has(union), where);
            }
            assertTrue(
                    !node.path("additionalProperties").isBoolean()
                            || node.path("additionalProperties").asBoolean(),
                    where);
            if (node.path("type").asText().equals("integer")) {
                assertTrue(node.has("format"), where);
                assertTrue(
                        !where.endsWith("/id") || node.path("format").asText().equals("int64"), where);
            }
            for (var required : node.path("required")) {
                assertTrue(!isNullableObject(node.path("properties").path(required.asText())), where);
            }
        });
        assertEquals(
                "[\"id\"]", document.at("/components/schemas/User/required").toString());
    }

    /** A generated Java client fails at an object that is null but required. */
    private boolean isNullableObject(JsonNode schema) {
        var resolved =
                schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
        return resolved.path("nullable").asBoolean()
                && resolved.path("type").asText().equals("object");
    }

    /** A default or an array that is never null would be part of each change that a generated client sends. */
    @Test
    void changesContainOnlyWhatAClientSets() {
        walk("", document.at("/components/schemas"), (where, node) -> {
            if (where.matches("/\\w+(Input|Patch)/properties/\\w+") || where.startsWith("/JsonPatch/properties")) {
                assertTrue(!node.has("default"), where);
                assertTrue(
                        !node.path("type").asText().equals("array")
                                || node.path("nullable").asBoolean(),
                        where);
            }
        });
    }

    /** Within braces a comma ends a description that has no quotes, and the rest of it is taken for a name. */
    @Test
    void namesHaveNoBlanks() {
        assertEquals(
                List.of(), names(document).filter(name -> name.contains(" ")).toList());
    }

    private static Stream<String> names(JsonNode node) {
        return Stream.concat(
                node.properties().stream().map(Map.Entry::getKey),
                StreamSupport.stream(node.spliterator(), false).flatMap(OpenApiRulesTest::names));
    }

    @Test
    void kindsOfChannelsAreTheNamesOfVendors() {
        var names = new ArrayList<String>();
        document.at("/components/schemas/ChannelKind/enum").forEach(name -> names.add(name.asText()));
        var vendors = classes()
                .filter(type -> type.isAssignableTo(Vendor.class) && !type.isInterface())
                .map(type -> ((Vendor) made(type.reflect())).name())
                .sorted()
                .toList();
        assertEquals(vendors, names);
    }

    private static Object made(Class<?> bean) {
        try {
            return bean.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fileHasNoAnchors() throws IOException {
        var settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
        for (var event : new Parse(settings).parseString(Files.readString(SOURCE))) {
            assertTrue(
                    !(event instanceof AliasEvent)
                            && (!(event instanceof NodeEvent node)
                                    || node.getAnchor().isEmpty()),
                    event.toString());
        }
    }

    private void operations(BiConsumer<String, String> consumer) {
        document.get("paths")
                .fieldNames()
                .forEachRemaining(path -> document.get("paths")
                        .get(path)
                        .fieldNames()
                        .forEachRemaining(method -> {
                            if (METHODS.contains(method)) {
                                consumer.accept(path, method);
                            }
                        }));
    }

    private JsonNode operation(String path, String method) {
        return document.get("paths").get(path).get(method);
    }

    private static void walk(String where, JsonNode node, BiConsumer<String, JsonNode> consumer) {
        if (node.isObject()) {
            consumer.accept(where, node);
        }
        for (var entry : node.properties()) {
            walk(where + "/" + entry.getKey(), entry.getValue(), consumer);
        }
        var index = 0;
        for (var element : node.isArray() ? node : List.<JsonNode>of()) {
            walk(where + "/" + index++, element, consumer);
        }
    }

    /** The service does not read a document in which two schemas have one name. */
    static JsonNode read() {
        try {
            return new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readTree(SOURCE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
