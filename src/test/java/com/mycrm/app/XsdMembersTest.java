package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mycrm.app.XsdType.Member;
import com.mycrm.app.XsdType.Root;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The XML schema and the OpenAPI document describe the same members, with the same types. */
class XsdMembersTest {

    /** Answers whose XML is an {@code answer} of any content. */
    private static final Set<String> OF_ANY_CONTENT = Set.of("""
            CountCheckDocument DeliveryList EventFeed Health ImportDocument ImportList
            InboxEventDetailDocument InboxEventDocument InboxEventList MeDocument MessageList""".split("\\s+"));

    /** Bodies that are no object of the answer to them. */
    private static final Set<String> OTHER_BODIES = Set.of("KeyTokenRequest", "LoginTokenRequest", "RotationRequest");

    private final JsonNode openApi = OpenApiRulesTest.read();
    private final XsdType.Schema xsd = XsdType.read();
    private final Set<String> ofAnyContent = new TreeSet<>();
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> compared = new TreeSet<>();

    /** The elements that OpenAPI has, and those of them that it has as nullable. */
    private final Set<String> described = new TreeSet<>();

    private final Set<String> nullable = new TreeSet<>();

    @BeforeEach
    void compare() {
        openApi.get("paths").forEach(path -> path.forEach(this::compareOperation));
        openApi.at("/components/schemas").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.matches("Expanded\\w+(List|Document)"))
                .map(name -> JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name))
                .forEach(this::compareAnswer);
    }

    @Test
    void everyMemberOfOpenApiHasAnElementOfItsType() {
        assertEquals(Set.of(), faults);
    }

    @Test
    void everyElementIsAMemberOfOpenApi() {
        var unknown = new TreeSet<String>();
        xsd.types()
                .values()
                .forEach(type -> type.elements().forEach((name, element) -> {
                    var where = type.name() + "/" + name;
                    if (!described.contains(where)) {
                        unknown.add(where);
                    } else if (element.isNillable() && !nullable.contains(where)) {
                        unknown.add(where + " with xsi:nil");
                    }
                }));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void answersOfAnyContentAreNamed() {
        assertEquals(new TreeSet<>(OF_ANY_CONTENT), ofAnyContent);
    }

    private void compareOperation(JsonNode operation) {
        var root = operation.path("responses").properties().stream()
                .map(response -> content(response.getValue()))
                .map(this::compareAnswer)
                .flatMap(Optional::stream)
                .filter(answer -> !answer.name().equals("problem"))
                .findFirst();
        var body = content(operation.path("requestBody"));
        if (root.isPresent() && !body.isMissingNode() && !OTHER_BODIES.contains(name(body))) {
            compareDocument(root.get(), body, false);
        }
    }

    private JsonNode content(JsonNode holder) {
        var content = resolved(holder).path("content");
        return content.path(content.has("application/json") ? "application/json" : "application/problem+json")
                .path("schema");
    }

    private Optional<Root> compareAnswer(JsonNode answer) {
        var members = members(answer);
        var root = xsd.roots().values().stream()
                .filter(candidate -> name(answer).equals("Problem")
                        ? candidate.name().equals("problem")
                        : isArray(members.get(candidate.items())) || isOther(members.get(candidate.member())))
                .findFirst();
        root.ifPresent(found -> compareDocument(found, answer, true));
        if (root.isEmpty() && !members.isEmpty()) {
            ofAnyContent.add(name(answer));
        }
        return root;
    }

    private boolean isArray(JsonNode member) {
        return member != null && resolved(member).path("type").asText().equals("array");
    }

    private boolean isOther(JsonNode member) {
        return member != null && !isArray(member);
    }

    /** The object of a document has no element of its own: its members are in the root. */
    private void compareDocument(Root root, JsonNode document, boolean isAnswer) {
        var others = new LinkedHashMap<>(members(document));
        if (others.containsKey(root.items())) {
            var items = others.remove(root.items());
            compareMember(name(document), root.type(), root.item(), items, isAnswer);
        } else if (others.containsKey(root.member())
                && !members(others.get(root.member())).isEmpty()) {
            compareType(root.type(), others.remove(root.member()), isAnswer);
        } else {
            compareType(root.type(), document, isAnswer);
            return;
        }
        others.forEach((name, member) -> compareMember(name(document), root.type(), name, member, isAnswer));
    }

    private void compareType(XsdType type, JsonNode schema, boolean isAnswer) {
        if (!compared.add(type.name() + " " + schema + isAnswer)) {
            return;
        }
        members(schema).forEach((name, member) -> compareMember(name(schema), type, name, member, isAnswer));
        var required = required(schema);
        type.elements().forEach((name, element) -> {
            if (element.isRequired() && !required.contains(name)) {
                faults.add(name(schema) + "/" + name + " is not required");
            }
        });
    }

    private void compareMember(String schema, XsdType type, String name, JsonNode reference, boolean isAnswer) {
        var element = type.elements().get(name);
        if (element == null) {
            faults.add(schema + "/" + name + " has no element in " + type.name());
            return;
        }
        var member = resolved(reference);
        var where = type.name() + "/" + name;
        described.add(where);
        if (member.path("nullable").asBoolean() || !member.has("type")) {
            nullable.add(where);
        }
        var fault = fault(member, element, isAnswer);
        if (!fault.isEmpty()) {
            faults.add(schema + "/" + name + fault + where);
        } else if (xsd.types().containsKey(element.type())) {
            compareType(xsd.types().get(element.type()), isArray(member) ? member.get("items") : reference, isAnswer);
        }
    }

    /** An array of an answer is never null. */
    private String fault(JsonNode member, Member element, boolean isAnswer) {
        if (isArray(member) && member.path("maxItems").asInt() != 1 != element.isRepeated()
                || !isArray(member) && element.isRepeated()) {
            return " is not repeated as ";
        }
        if (isAnswer && !isArray(member) && member.path("nullable").asBoolean() && !element.isNillable()) {
            return " may be null, other than ";
        }
        var value = isArray(member) ? resolved(member.get("items")) : member;
        return types(value, isAnswer).contains(element.type()) ? "" : " is of another type than ";
    }

    /** The types that an element of such a value may have. A body may have any form of a time. */
    private List<String> types(JsonNode value, boolean isAnswer) {
        var format = value.path("format").asText();
        return switch (value.path("type").asText(value.has("allOf") ? "object" : "")) {
            case "string" ->
                format.equals("date-time")
                        ? List.of("xs:dateTime")
                        : isAnswer ? List.of("xs:string") : List.of("xs:string", "xs:dateTime");
            case "integer" -> List.of(format.equals("int32") ? "xs:int" : "xs:long");
            case "number" -> List.of("xs:decimal");
            case "boolean" -> List.of("xs:boolean");
            case "object" ->
                xsd.types().keySet().stream()
                        .filter(type -> type.startsWith("t:") && !type.equals("t:Any"))
                        .toList();
            default -> List.of("t:Any");
        };
    }

    private Map<String, JsonNode> members(JsonNode schema) {
        var members = new LinkedHashMap<String, JsonNode>();
        parts(schema)
                .forEach(part -> part.path("properties")
                        .properties()
                        .forEach(member -> members.put(member.getKey(), member.getValue())));
        return members;
    }

    private List<String> required(JsonNode schema) {
        return parts(schema)
                .flatMap(part -> values(part.path("required")))
                .map(JsonNode::asText)
                .toList();
    }

    /** A schema, and those of which it has all members. */
    private Stream<JsonNode> parts(JsonNode schema) {
        var resolved = resolved(schema);
        return Stream.concat(Stream.of(resolved), values(resolved.path("allOf")).flatMap(this::parts));
    }

    private static Stream<JsonNode> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? openApi.at(node.get("$ref").asText().substring(1)) : node;
    }

    private String name(JsonNode schema) {
        return schema.path("$ref").asText().replaceFirst(".*/", "");
    }
}
