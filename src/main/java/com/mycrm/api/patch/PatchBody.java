package com.mycrm.api.patch;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.config.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The body of a PATCH: a merge patch (RFC 7396), or the operations of a JSON Patch (RFC 6902), as an array or under
 * {@code operations}. Operations become a merge patch of the members that they name, so that features read one form
 * only.
 *
 * @param merge the merge patch; null for operations
 */
public record PatchBody(RequestObject merge, List<PatchOperation> operations) {

    private static final String OPERATIONS = "operations";
    private static final int MOST = 500;

    /**
     * @param envelope the member that holds the patch, unless it is the body itself
     * @throws com.mycrm.api.problem.ProblemException 400 if the body is no JSON, 422 for operations with faults
     */
    public static PatchBody read(JsonBody body, String envelope) {
        if (body.value() instanceof JsonArray array) {
            return ofOperations(array, "");
        }
        var sent = body.unwrapped(envelope);
        if (!sent.object().containsKey(OPERATIONS)) {
            return new PatchBody(new RequestObject(sent.object(), sent.pointer(), Settings.zone()), List.of());
        }
        var pointer = sent.pointer() + "/" + OPERATIONS;
        if (sent.object().get(OPERATIONS) instanceof JsonArray array
                && sent.object().size() == 1) {
            return ofOperations(array, pointer);
        }
        throw Problems.unprocessable(
                List.of(Violation.pointer(pointer, "takes an array of operations, with no other member beside it")));
    }

    private static PatchBody ofOperations(JsonArray array, String pointer) {
        if (array.isEmpty() || array.size() > MOST) {
            throw Problems.unprocessable(
                    List.of(Violation.pointer(pointer, "takes an array of 1 to " + MOST + " operations")));
        }
        var violations = new ArrayList<Violation>();
        var operations = new ArrayList<PatchOperation>();
        for (var i = 0; i < array.size(); i++) {
            PatchOperation.read(array.get(i), pointer + "/" + i, violations).ifPresent(operations::add);
        }
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(violations);
        }
        return new PatchBody(null, operations);
    }

    public boolean isMerge() {
        return merge != null;
    }

    /** Whether the operations test values and change none. */
    public boolean isTest() {
        return !isMerge() && operations.stream().allMatch(PatchOperation::isTest);
    }

    /**
     * The merge patch that changes an object as the operations do. It has all members that they name, also those that
     * stay as they are.
     *
     * @param object as GET shows it
     * @throws com.mycrm.api.problem.ProblemException 422 for a path that the object does not have, 409 for a test of
     *     another value
     */
    public RequestObject mergeOf(JsonObject object) {
        return new RequestObject(mergePatchOf(object), "", Settings.zone());
    }

    JsonObject mergePatchOf(JsonObject object) {
        var changed = object;
        var members = new LinkedHashSet<String>();
        for (var operation : operations) {
            changed = operation.apply(changed);
            if (!operation.isTest()) {
                members.add(operation.member());
            }
        }
        var patch = JSON.createObjectBuilder();
        for (var member : members) {
            patch.add(member, difference(object.get(member), changed.get(member)));
        }
        return patch.build();
    }

    private static JsonValue difference(JsonValue before, JsonValue after) {
        if (after == null) {
            return JsonValue.NULL;
        }
        return before instanceof JsonObject && after instanceof JsonObject && !before.equals(after)
                ? JSON.createMergeDiff(before, after).toJsonValue()
                : after;
    }
}
