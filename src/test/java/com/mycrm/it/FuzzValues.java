package com.mycrm.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Random values for the schemas of the OpenAPI document: most of them fit, some are of another kind or hostile. */
final class FuzzValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    /** Texts that have broken programs before. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "\u001b[31m",
            "a\r\nb",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud83d\ude00",
            "e\u0301",
            "'; DROP TABLE users; --",
            "' OR 1=1 --",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "%00",
            "%zz",
            "%",
            "\\",
            "\"",
            "=1+1",
            "\uff1d1",
            "1e400",
            "1E300000000",
            "-0",
            "NaN",
            "99999999999999999999",
            "9223372036854775807",
            "-1",
            "0",
            "1.0",
            "null",
            "true",
            "[]",
            "{}",
            "0001-01-01",
            "9999-12-31T23:59:59Z",
            "2024-02-30",
            "+999999999-01-01T00:00:00Z",
            "javascript:alert(1)",
            "http://127.0.0.1:1/",
            "a@b",
            "(x+x+)+y",
            "W/\"1\"",
            "\"1\"",
            "*",
            ",",
            "x".repeat(300),
            "x".repeat(70_000));

    private static final List<String> USUAL = List.of(
            "1",
            "2",
            "12",
            "1500000001",
            "1000000001",
            "pending",
            "active",
            "delivered",
            "available",
            "agent",
            "all",
            "user",
            "property",
            "id",
            "ASC",
            "DESC",
            "+971501234567",
            "050 123 4567",
            "PF-1002",
            "anna@example.com",
            "Anna",
            "2024-02-29",
            "2025-03-03T10:00:00Z",
            "sale",
            "rent",
            "lead.read",
            "user.manage");

    private final Description document;
    private final Random random;

    FuzzValues(Description document, Random random) {
        this.document = document;
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String text() {
        if (chance(70)) {
            return oneOf(USUAL);
        }
        if (chance(70)) {
            return oneOf(HOSTILE);
        }
        return random.ints(random.nextInt(30), 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A text for a parameter. */
    String parameter(JsonNode schema) {
        var value = value(schema, 0);
        return value.isValueNode() ? value.asText() : text();
    }

    JsonNode value(JsonNode schema, int depth) {
        var resolved = document.resolved(schema);
        if (depth > DEEPEST || chance(6)) {
            return any(depth);
        }
        if (resolved.has("enum") && chance(90)) {
            return resolved.get("enum").get(random.nextInt(resolved.get("enum").size()));
        }
        if (resolved.has("example") && chance(40)) {
            return resolved.get("example");
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (resolved.has(choice)) {
                return value(
                        resolved.get(choice)
                                .get(random.nextInt(resolved.get(choice).size())),
                        depth + 1);
            }
        }
        return ofType(resolved, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        if (!document.properties(schema).isEmpty()) {
            return object(schema, depth);
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> JSON.numberNode(chance(80) ? random.nextInt(20) : random.nextLong());
            case "number" -> number();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> array(schema.path("items"), depth);
            case "string" -> JSON.textNode(text());
            default -> any(depth);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        document.properties(schema).forEach((name, property) -> {
            if (chance(70)) {
                object.set(name, value(property, depth + 1));
            }
        });
        if (chance(5)) {
            object.set(text(), any(depth));
        }
        return object;
    }

    private JsonNode array(JsonNode items, int depth) {
        var array = JSON.arrayNode();
        for (var n = random.nextInt(chance(2) ? 1_000 : 4); n > 0; n--) {
            array.add(value(items, depth + 1));
        }
        return array;
    }

    private ValueNode number() {
        return chance(80)
                ? JSON.numberNode(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4)))
                : JSON.numberNode(new BigDecimal(oneOf(List.of("1e300", "-1e-300", "1e3000", "0.1e1", "-0.0"))));
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth > DEEPEST ? 5 : 8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> number();
            case 4, 5 -> JSON.textNode(text());
            case 6 -> JSON.arrayNode().add(any(depth + 1));
            default -> JSON.objectNode().set(text(), any(depth + 1));
        };
    }
}
