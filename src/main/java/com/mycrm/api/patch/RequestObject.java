package com.mycrm.api.patch;

import com.mycrm.api.paging.TimeValue;
import com.mycrm.api.problem.Violation;
import com.mycrm.config.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A JSON object that a client sent to be stored: a request body, or a row of a file converted to one.
 *
 * <p>It collects every violation, so that one answer names them all. A member is known because a feature reads it;
 * {@link #check} ends the reading, throws the violations, and {@link #warnings} names the members that nobody read.
 * Numbers and dates may be text, because rows of a file have nothing else.
 */
public final class RequestObject {

    static final String AN_OBJECT = "takes an object";

    final Members members;
    private final ZoneId zone;
    final InputReport report;
    final List<RequestObject> nested = new ArrayList<>();

    /**
     * @param pointer the place of the object in what the client sent (RFC 6901), empty for the whole
     * @param zone the time zone of dates that name none
     */
    public RequestObject(JsonObject object, String pointer, ZoneId zone) {
        this(new Members(object, false, pointer), zone, new InputReport(InputReport.MOST));
    }

    private RequestObject(Members members, ZoneId zone, InputReport report) {
        this.members = members;
        this.zone = zone;
        this.report = report;
    }

    /** A row of a file. */
    public static RequestObject ofRow(JsonObject row) {
        var report = new InputReport(InputReport.MOST_OF_A_ROW);
        return new RequestObject(new Members(row, false, ""), Settings.zone(), report);
    }

    /** Text without blanks around it; blank text is null. */
    public PatchField<String> text(String name, int longest) {
        return read(name, "takes text of at most " + longest + " characters", value -> JsonValues.text(value, longest))
                .map(text -> text.isEmpty() ? null : text);
    }

    /** Text that keeps its blanks, such as a password. */
    public PatchField<String> exact(String name, int shortest, int longest) {
        return read(
                name,
                "takes text of " + shortest + " to " + longest + " characters",
                value -> JsonValues.exact(value, shortest, longest));
    }

    /** Text that {@code parser} understands or not; blank text is null. */
    public <T> PatchField<T> parsed(String name, String takes, Function<String, Optional<T>> parser) {
        return this.<Optional<T>>read(name, takes, value -> {
                    var text = JsonValues.scalar(value).map(String::strip);
                    return text.filter(String::isEmpty).isPresent()
                            ? Optional.of(Optional.empty())
                            : text.flatMap(parser).map(Optional::of);
                })
                .map(optional -> optional.orElse(null));
    }

    /** An id, alone or as {@code {"id": 1}}. */
    public PatchField<Long> id(String name) {
        var value = members.peek(name);
        if (value instanceof JsonObject object && object.containsKey("id")) {
            return object(name).map(inner -> inner.id("id")).orElse(PatchField.absent());
        }
        return parsed(
                name, "takes an id, alone or as {\"id\": 1}", text -> JsonValues.integer(text, 1, Long.MAX_VALUE));
    }

    public PatchField<Long> integer(String name, long least, long most) {
        return parsed(
                name,
                "takes a whole number from " + least + " to " + most,
                text -> JsonValues.integer(text, least, most));
    }

    public PatchField<BigDecimal> decimal(String name, long least, long most) {
        return parsed(
                name, "takes a number from " + least + " to " + most, text -> JsonValues.decimal(text, least, most));
    }

    public PatchField<Boolean> flag(String name) {
        return read(name, "takes true or false", JsonValues::flag);
    }

    /** An instant, or a day or local time of the configured zone, to the second. */
    public PatchField<Instant> time(String name) {
        return parsed(name, TimeValue.MOMENT, text -> TimeValue.moment(text, zone));
    }

    /** An array, or the text of one. */
    public PatchField<JsonArray> array(String name) {
        return read(name, JsonValues.AN_ARRAY, JsonValues::array);
    }

    /** The object under a name; empty if there is none. */
    public Optional<RequestObject> object(String name) {
        return given(name)
                .map(object -> nested(object, false, members.pointer(name)))
                .optional();
    }

    /** The object under a name, to be merged: without members if it is absent; of null members if it is null. */
    public RequestObject inside(String name) {
        var given = given(name);
        return nested(
                given.optional().orElse(JsonValue.EMPTY_JSON_OBJECT),
                given.isGiven() && !given.isValue(),
                members.pointer(name));
    }

    /** The texts of an array, each of which {@code parser} understands or not. */
    public <T> PatchField<List<T>> list(String name, String takes, Function<String, Optional<T>> parser) {
        return elements(name)
                .map(elements -> elements.stream()
                        .flatMap(element -> element.parsed(takes, parser).stream())
                        .toList());
    }

    /** The objects of an array, each to be read as this one. */
    public PatchField<List<RequestObject>> objects(String name) {
        return elements(name).map(RequestElement::objects);
    }

    /** The elements of an array, or of the text of one. */
    public PatchField<List<RequestElement>> elements(String name) {
        return array(name).map(array -> RequestElement.ofArray(array, members.pointer(name), this));
    }

    /** The elements of an array; or the members of an object, whose names become the keys of the elements. */
    public PatchField<List<RequestElement>> keyedElements(String name) {
        return JsonValues.isObject(members.peek(name), JsonValues.MOST_ELEMENTS)
                ? given(name).map(object -> RequestElement.ofObject(object, members.pointer(name), this))
                : elements(name);
    }

    private PatchField<JsonObject> given(String name) {
        return read(name, AN_OBJECT, JsonValues::object);
    }

    RequestObject nested(JsonObject object, boolean isEmpty, String at) {
        var inner = new RequestObject(new Members(object, isEmpty, at), zone, report);
        nested.add(inner);
        return inner;
    }

    /** Whether the member is there and is an object. */
    public boolean isObject(String name) {
        return members.peek(name) instanceof JsonObject;
    }

    /** Whether the member is there and is text or a number. */
    public boolean isScalar(String name) {
        return JsonValues.scalar(members.peek(name)).isPresent();
    }

    /** Marks members that a client may send back as it got them; they change nothing. */
    public void readOnly(String... names) {
        for (var name : names) {
            if (members.know(name)) {
                ignored(name, "read-only");
            }
        }
    }

    /** Adds the warning that a member was ignored. */
    public void ignored(String name, String reason) {
        report.warning(InputReport.ignored(members.pointer(name), reason));
    }

    /** Adds a violation that only the feature can see. */
    public void fault(String name, String detail) {
        report.violation(members.pointer(name), detail);
    }

    /** Adds a violation if a value is missing, unless there is one at that place, around it or within it. */
    public void require(String name, PatchField<?> given) {
        if (!given.isValue()) {
            report.violationUnlessReported(members.pointer(name), given.isGiven() ? "cannot be null" : "is missing");
        }
    }

    /** Adds a violation if null is given. */
    public void notNull(String name, PatchField<?> given) {
        if (given.isGiven()) {
            require(name, given);
        }
    }

    /** Adds a violation if no member of this object, or of an object in it, has been read. */
    public void requireKnown() {
        if (!MemberUsage.hasAny(members, nested)) {
            report.violation(members.pointer(), "The body has no member that is known here.");
        }
    }

    /** Adds a violation for each member that nobody has read, unless it is none that has. */
    public void refuseUnknown() {
        if (MemberUsage.hasAny(members, nested)) {
            members.unknown().forEach(pointer -> report.violation(pointer, "is no member that is known here"));
        }
    }

    /** The violations so far. */
    public List<Violation> faults() {
        return report.violations();
    }

    /** Ends the reading: throws 422 with every violation, if there is one. */
    public void check() {
        report.check();
    }

    /** The members that were ignored; complete after all members have been read. */
    public List<String> warnings() {
        return Stream.concat(report.warnings().stream(), MemberUsage.warnings(members, nested))
                .toList();
    }

    private <T> PatchField<T> read(String name, String takes, Function<JsonValue, Optional<T>> reader) {
        var value = members.read(name);
        if (value == null || value == JsonValue.NULL) {
            return value == null ? PatchField.absent() : PatchField.of(null);
        }
        var read = reader.apply(value);
        if (read.isEmpty()) {
            fault(name, takes);
        }
        return read.map(PatchField::of).orElse(PatchField.absent());
    }
}
