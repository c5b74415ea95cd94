package com.mycrm.api.patch;

import com.mycrm.api.paging.TimeValue;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.Texts;
import com.mycrm.persistence.Conditions;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One object that a client sent to be kept: a JSON body, or a row of a file made into the same.
 *
 * <p>Keeps every fault, so that one answer names them all. A member is known because a feature reads it; {@link #check}
 * ends the reading, throws what was wrong, and warns of members that nobody read. Numbers and dates may come as text,
 * because rows have nothing else.
 */
public final class RequestObject {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final String AN_OBJECT = "takes an object";

    private final JsonObject members;
    private final boolean isEmptied;
    private final String pointer;
    private final ZoneId zone;
    private final List<Violation> faults;
    private final List<String> warnings;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<RequestObject> nested = new ArrayList<>();

    /**
     * @param pointer where the object is in what the client sent (RFC 6901), empty for the whole
     * @param zone the time zone of dates that name none
     */
    public RequestObject(JsonObject members, String pointer, ZoneId zone) {
        this(members, false, pointer, zone, new ArrayList<>(), new ArrayList<>());
    }

    private RequestObject(
            JsonObject members,
            boolean isEmptied,
            String pointer,
            ZoneId zone,
            List<Violation> faults,
            List<String> warnings) {
        this.members = members;
        this.isEmptied = isEmptied;
        this.pointer = pointer;
        this.zone = zone;
        this.faults = faults;
        this.warnings = warnings;
    }

    /** Text without blanks around it; blank text is null. */
    public PatchField<String> text(String name, int longest) {
        return read(name, "takes text of at most " + longest + " characters", value -> {
                    var text = scalar(value).map(String::strip);
                    return text.filter(stripped -> fits(stripped, longest));
                })
                .map(text -> text.isEmpty() ? null : text);
    }

    /** Text with all that is in it, blanks too, as a password is. */
    public PatchField<String> exact(String name, int shortest, int longest) {
        return read(
                name,
                "takes text of " + shortest + " to " + longest + " characters",
                value -> value instanceof JsonString text
                                && text.getString().length() >= shortest
                                && text.getString().length() <= longest
                        ? Optional.of(text.getString())
                        : Optional.empty());
    }

    /** Text that {@code parser} understands or not; blank text is null. */
    public <T> PatchField<T> parsed(String name, String takes, Function<String, Optional<T>> parser) {
        return this.<Optional<T>>read(name, takes, value -> {
                    var text = scalar(value).map(String::strip);
                    return text.filter(String::isEmpty).isPresent()
                            ? Optional.of(Optional.empty())
                            : text.flatMap(parser).map(Optional::of);
                })
                .map(optional -> optional.orElse(null));
    }

    /** An id, alone or as {@code {"id": 1}}. */
    public PatchField<Long> id(String name) {
        var value = members.get(name);
        if (value instanceof JsonObject object && object.containsKey("id")) {
            return object(name).map(inner -> inner.id("id")).orElse(PatchField.absent());
        }
        return parsed(name, "takes an id, alone or as {\"id\": 1}", RequestObject::positive);
    }

    public PatchField<Long> integer(String name, long least, long most) {
        return parsed(
                name,
                "takes a whole number from " + least + " to " + most,
                text -> whole(text).filter(n -> n >= least && n <= most));
    }

    public PatchField<BigDecimal> decimal(String name, long least, long most) {
        return parsed(name, "takes a number from " + least + " to " + most, text -> {
            try {
                return Optional.of(new BigDecimal(text))
                        .filter(n -> n.compareTo(BigDecimal.valueOf(least)) >= 0
                                && n.compareTo(BigDecimal.valueOf(most)) <= 0);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    public PatchField<Boolean> flag(String name) {
        return read(name, "takes true or false", value -> switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** An instant, or a day or local time of the configured zone, to the second. */
    public PatchField<Instant> time(String name) {
        return parsed(name, TimeValue.MOMENT, text -> TimeValue.moment(text, zone));
    }

    /** An array, or the text of one. */
    public PatchField<JsonArray> array(String name) {
        return read(name, "takes an array", value -> {
            if (value instanceof JsonString text && text.getString().startsWith("[")) {
                try (var reader = JsonReaders.of(text.getString())) {
                    return Optional.of(reader.readArray());
                } catch (JsonException e) {
                    return Optional.empty();
                }
            }
            return value instanceof JsonArray array ? Optional.of(array) : Optional.empty();
        });
    }

    /** The object under a name, to be read as this one; empty where there is none. */
    public Optional<RequestObject> object(String name) {
        return given(name).map(object -> nested(object, false, pointer(name))).optional();
    }

    /**
     * The object under a name, to be merged member by member: where there is none it has no member, and where it is null
     * every member of it is null.
     */
    public RequestObject inside(String name) {
        var given = given(name);
        return nested(
                given.optional().orElse(JsonValue.EMPTY_JSON_OBJECT),
                given.isGiven() && !given.isValue(),
                pointer(name));
    }

    /** The texts of an array, each of which {@code parser} understands or not. */
    public <T> PatchField<List<T>> list(String name, String takes, Function<String, Optional<T>> parser) {
        return array(name).map(array -> {
            var list = new ArrayList<T>();
            for (var i = 0; i < array.size(); i++) {
                var element = scalar(array.get(i)).flatMap(parser);
                element.ifPresent(list::add);
                if (element.isEmpty()) {
                    faults.add(Violation.pointer(pointer(name) + "/" + i, takes));
                }
            }
            return List.copyOf(list);
        });
    }

    /** The objects of an array, each to be read as this one. */
    public PatchField<List<RequestObject>> objects(String name) {
        return array(name).map(array -> {
            var objects = new ArrayList<RequestObject>();
            for (var i = 0; i < array.size(); i++) {
                var at = pointer(name) + "/" + i;
                if (array.get(i) instanceof JsonObject object) {
                    objects.add(nested(object, false, at));
                } else {
                    faults.add(Violation.pointer(at, AN_OBJECT));
                }
            }
            return List.copyOf(objects);
        });
    }

    /** The same with a member that the request's address gives; a fault where the object says otherwise, but for its case. */
    public RequestObject named(String name, String value) {
        var given = members.get(name);
        if (given == null) {
            return new RequestObject(
                    Json.createObjectBuilder(members).add(name, value).build(), pointer, zone);
        }
        if (!scalar(given).map(Conditions::key).equals(Optional.of(Conditions.key(value)))) {
            fault(name, "is not the one in the address");
        }
        return this;
    }

    private PatchField<JsonObject> given(String name) {
        return read(
                name, AN_OBJECT, value -> value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
    }

    private RequestObject nested(JsonObject object, boolean isEmpty, String at) {
        var inner = new RequestObject(object, isEmpty, at, zone, faults, warnings);
        nested.add(inner);
        return inner;
    }

    /** Whether the member is there and is an object. */
    public boolean isObject(String name) {
        return members.get(name) instanceof JsonObject;
    }

    /** Members that a client may send back as it got them, and that change nothing. */
    public void readOnly(String... names) {
        for (var name : names) {
            known.add(name);
            if (members.containsKey(name)) {
                warnings.add(shown(name) + " is read-only and was ignored");
            }
        }
    }

    /** Adds a fault that the reading itself cannot see. */
    public void fault(String name, String detail) {
        faults.add(Violation.pointer(pointer(name), detail));
    }

    /** Adds a fault where a value is missing, unless there is one there already, around it or within it. */
    public void require(String name, PatchField<?> given) {
        var at = pointer(name);
        if (!given.isValue()
                && faults.stream().noneMatch(fault -> isWithin(at, fault.pointer()) || isWithin(fault.pointer(), at))) {
            faults.add(Violation.pointer(at, given.isGiven() ? "cannot be null" : "is missing"));
        }
    }

    /** Adds a fault where null is given. */
    public void notNull(String name, PatchField<?> given) {
        if (given.isGiven()) {
            require(name, given);
        }
    }

    /** The faults so far. */
    public List<Violation> faults() {
        return faults;
    }

    /**
     * Ends the reading.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 with every fault, where there is one
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(List.copyOf(faults));
        }
    }

    /** What was ignored, complete when all has been read. */
    public List<String> warnings() {
        var all = new ArrayList<>(warnings);
        unknown(all);
        return all;
    }

    private void unknown(List<String> into) {
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> into.add(shown(name) + " is unknown and was ignored"));
        nested.forEach(inner -> inner.unknown(into));
    }

    private <T> PatchField<T> read(String name, String takes, Function<JsonValue, Optional<T>> reader) {
        known.add(name);
        var value = isEmptied ? JsonValue.NULL : members.get(name);
        if (value == null) {
            return PatchField.absent();
        }
        if (value.getValueType() == ValueType.NULL) {
            return PatchField.of(null);
        }
        var read = reader.apply(value);
        if (read.isEmpty()) {
            fault(name, takes);
        }
        return read.map(PatchField::of).orElse(PatchField.absent());
    }

    private String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private String shown(String name) {
        return pointer(name).substring(1);
    }

    private static boolean isWithin(String pointer, String outer) {
        return (pointer + "/").startsWith(outer + "/");
    }

    private static Optional<String> scalar(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** The lower-case form, under which some columns are looked up, can be longer than the text. */
    private static boolean fits(String text, int longest) {
        return Math.max(text.length(), Conditions.key(text).length()) <= longest
                && !Texts.UNSTORABLE.matcher(text).find();
    }

    private static Optional<Long> whole(String text) {
        return INTEGER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Long> positive(String text) {
        return whole(text).filter(n -> n > 0);
    }
}
