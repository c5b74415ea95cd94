package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The matrix of rights, made from the served description: each operation is called without a token, with every right
 * but those that it names, and with each of them alone.
 *
 * <p>Requests name objects that do not exist and have a body that cannot be read, so that none of them changes anything.
 */
class RightsMatrixIT {

    private static final Set<String> ALL = Set.of(
            "lead.read",
            "lead.create",
            "lead.update",
            "lead.delete",
            "user.read",
            "user.manage",
            "property.read",
            "property.manage",
            "webhook.manage",
            "key.manage");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Api api = TestServer.api();
    private final Description document =
            new Description(api.send("GET", "/openapi", null).expect(200).body());
    private final Map<Set<String>, String> tokens =
            new TreeMap<>((a, b) -> new TreeSet<>(a).toString().compareTo(new TreeSet<>(b).toString()));

    /**
     * An operation.
     *
     * @param type of its body; empty for none
     * @param rights of which a caller needs one
     */
    private record Operation(String method, String path, String type, Set<String> rights) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyOperationNeedsTheRightsThatItNames() {
        new Accounts(api).withUser("matrix", user -> {
            new Accounts(api).setRights(user, ALL.toArray(String[]::new));
            for (var operation : operations()) {
                assertEquals(401, status(null, operation), operation + " without a token");
                var others = new TreeSet<>(ALL);
                others.removeAll(operation.rights);
                if (!operation.rights.isEmpty()) {
                    assertEquals(403, status(token(user, others), operation), operation + " with all other rights");
                }
                for (var right : operation.rights.isEmpty() ? List.of("") : operation.rights) {
                    var status = status(token(user, right.isEmpty() ? Set.of() : Set.of(right)), operation);
                    assertFalse(Set.of(401, 403, 500).contains(status), operation + " with " + right + ": " + status);
                }
            }
        });
    }

    /** Every operation that asks for a token. One that names neither rights nor that it is open fails the test. */
    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : document.paths()) {
            for (var method : METHODS) {
                var operation = document.operation(path, method);
                if (operation.isObject() && !operation.has("security")) {
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT),
                            path.replaceAll("\\{\\w+}", "999999999999") + document.endingQuery(path, method),
                            document.requestType(path, method),
                            rights(path, operation)));
                }
            }
        }
        assertTrue(operations.size() > 60, operations::toString);
        return operations;
    }

    private static Set<String> rights(String path, JsonNode operation) {
        assertTrue(operation.path("x-rights").isArray(), path + " names no rights");
        var rights = new TreeSet<String>();
        operation.get("x-rights").forEach(right -> rights.add(right.asText()));
        assertTrue(ALL.containsAll(rights), path + " names " + rights);
        return rights;
    }

    /** The token of a key with these rights. */
    private String token(long user, Set<String> rights) {
        return tokens.computeIfAbsent(Set.copyOf(rights), own -> {
            var name = Accounts.newKey(user);
            Sql.update("UPDATE api_keys SET rights = ? WHERE name = ?", String.join(",", new TreeSet<>(own)), name);
            return api.tokenOf(name);
        });
    }

    private int status(String token, Operation operation) {
        var headers = new ArrayList<String>();
        if (!operation.type.isEmpty()) {
            headers.addAll(List.of("Content-Type", operation.type));
        }
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        return api.send(
                        operation.method,
                        operation.path,
                        operation.type.isEmpty() ? null : "x",
                        headers.toArray(String[]::new))
                .status();
    }
}
