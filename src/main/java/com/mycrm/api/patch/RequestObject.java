package com.mycrm.api.patch;

import com.mycrm.api.paging.TimeValue;
import com.mycrm.api.text.DateOrders;
import com.mycrm.config.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON object that a client sent to be stored: a request body, or a row of a file converted to one.
 *
 * <p>It collects every violation, so that one answer names them all. A member is known because a feature reads it;
 * {@link #check} ends the reading, throws the violations, and {@link #warnings} names the members that nobody read.
 * Numbers and dates may be text, because rows of a file have nothing else.
 */
public final class RequestObject extends CheckedInput {

    static final String AN_OBJECT = "takes an object";

    private final ValueText values;

    /**
     * @param pointer the place of the object in what the client sent (RFC 6901), empty for the whole
     * @param zone the time zone of dates that name none
     */
    public RequestObject(JsonObject object, String pointer, ZoneId zone) {
        this(new Members(object, false, pointer), new ValueText(zone), new InputReport(InputReport.MOST));
    }

    private RequestObject(Members members, ValueText values, InputReport report) {
        super(members, report);
        this.values = values;
    }

    /** An object without members, for what does not come from a client. */
    public static RequestObject empty() {
        return new RequestObject(JsonValue.EMPTY_JSON_OBJECT, "", ZoneOffset.UTC);
    }

    /** A row of a file, whose cells are read as people and spreadsheets write them. */
    public static RequestObject ofRow(JsonObject row, DateOrders dateOrders) {
        return new RequestObject(
                new Members(row, false, ""),
                new CellValues(Settings.zone(), dateOrders),
                new InputReport(InputReport.MOST_OF_A_ROW));
    }

    /** Text without blanks around it; blank text is null. */
    public PatchField<String> text(String name, int longest) {
        return text(name, longest, text -> Optional.of(values.prose(text)));
    }

    /** The same of text that names something, such as a reference or a key. */
    public PatchField<String> name(String name, int longest) {
        return text(name, longest, values::name);
    }

    /** A phone number of any form; blank text is null. */
    public PatchField<String> phone(String name, int longest) {
        return text(name, longest, text -> values.name(values.phone(text)));
    }

    private PatchField<String> text(String name, int longest, Function<String, Optional<String>> reader) {
        return read(
                        name,
                        "takes text of at most " + longest + " characters",
                        value -> JsonValues.scalar(value)
                                .flatMap(reader)
                                .filter(text -> JsonValues.isStorable(text, longest)))
                .map(text -> text.isEmpty() ? null : text);
    }

    /** Text that keeps its blanks, such as a password. */
    public PatchField<String> exact(String name, int shortest, int longest) {
        return read(
                name,
                "takes text of " + shortest + " to " + longest + " characters",
                value -> JsonValues.exact(value, shortest, longest));
    }

    /** One of these words; blank text is null. */
    public PatchField<String> word(String name, List<String> words) {
        return parsed(
                name,
                "takes one of " + String.join(", ", words),
                text -> Optional.of(values.word(text, words)).filter(words::contains));
    }

    /** A phone number that {@code parser} understands or not; blank text is null. */
    public <T> PatchField<T> phone(String name, String takes, Function<String, Optional<T>> parser) {
        return parsed(name, takes, text -> parser.apply(values.phone(text)));
    }

    /** Text that {@code parser} understands or not; blank text is null. */
    public <T> PatchField<T> parsed(String name, String takes, Function<String, Optional<T>> parser) {
        return this.<Optional<T>>read(name, takes, value -> {
                    var text = JsonValues.scalar(value).map(values::plain);
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
                name,
                "takes an id, alone or as {\"id\": 1}",
                text -> JsonValues.integer(values.integer(text), 1, Long.MAX_VALUE));
    }

    public PatchField<Long> integer(String name, long least, long most) {
        return parsed(
                name,
                "takes a whole number from " + least + " to " + most,
                text -> JsonValues.integer(values.integer(text), least, most));
    }

    /** A number of seconds. */
    public PatchField<Long> seconds(String name, long most) {
        return parsed(
                name,
                "takes a whole number from 0 to " + most,
                text -> JsonValues.integer(values.seconds(text), 0, most));
    }

    public PatchField<BigDecimal> decimal(String name, long least, long most) {
        return parsed(
                name,
                "takes a number from " + least + " to " + most,
                text -> JsonValues.decimal(values.decimal(text), least, most));
    }

    public PatchField<Boolean> flag(String name) {
        return read(name, "takes true or false", JsonValues::flag);
    }

    /** An instant, or a day or local time of the configured zone, to the second. */
    public PatchField<Instant> time(String name) {
        return parsed(
                name,
                values.takesTime(),
                text -> values.time(members.pointer(name), text).filter(TimeValue::isWritable));
    }

    /** A day, or the day of an instant or local time. */
    public PatchField<LocalDate> day(String name) {
        return parsed(name, values.takesDay(), text -> values.day(members.pointer(name), text));
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
        var isNull = given.isGiven() && !given.isValue();
        return nested(given.optional().orElse(JsonValue.EMPTY_JSON_OBJECT), isNull, members.pointer(name));
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
        var inner = new RequestObject(new Members(object, isEmpty, at), values, report);
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

    @Override
    String isNull() {
        return values.isNull();
    }

    /** Adds a violation by the value of a member, of which only the feature can see what it takes. */
    public void refuse(String name, String takes) {
        fault(name, values.refusal(members.pointer(name), members.peek(name), takes));
    }

    private <T> PatchField<T> read(String name, String takes, Function<JsonValue, Optional<T>> reader) {
        var value = members.read(name);
        if (value == null || value == JsonValue.NULL) {
            return value == null ? PatchField.absent() : PatchField.of(null);
        }
        var read = reader.apply(value);
        if (read.isEmpty()) {
            refuse(name, takes);
        }
        return read.map(PatchField::of).orElse(PatchField.absent());
    }
}
