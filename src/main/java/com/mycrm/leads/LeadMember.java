package com.mycrm.leads;

import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.json.TimeText;
import com.mycrm.api.patch.JsonReaders;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A member of the JSON of a lead, which is also a column of its exports. A kind lists its members in their order.
 *
 * @param reference reads the id of the object that can be shown in full, whose relation has the name of the member;
 *     null for a member that is no reference
 * @param writer writes the member with its name
 * @param extras the columns of a member that is there only where the expand header names {@code extras}; empty for one
 *     that is always there
 */
public record LeadMember<D>(String name, Function<LeadRow<D>, Long> reference, Writer<D> writer, List<String> extras) {

    static final String USER = "user";
    static final String PROPERTY = "property";

    /** Writes a member of a lead. */
    @FunctionalInterface
    public interface Writer<D> {
        void write(LeadRow<D> lead, ExpandedObjects expanded, JsonGenerator json);
    }

    /** A member that is always there. */
    public LeadMember(String name, Function<LeadRow<D>, Long> reference, Writer<D> writer) {
        this(name, reference, writer, List.of());
    }

    /** A member that is no reference. */
    public LeadMember(String name, Writer<D> writer) {
        this(name, null, writer);
    }

    /** The names of the members that are always there: the columns of an export without extras. */
    static List<String> columns(List<? extends LeadMember<?>> members) {
        return members.stream()
                .filter(member -> !member.isExtra())
                .map(LeadMember::name)
                .toList();
    }

    boolean isExtra() {
        return !extras.isEmpty();
    }

    public static <D> LeadMember<D> id() {
        return number("id", LeadRow::id);
    }

    public static <D> LeadMember<D> phone() {
        return text("phone", LeadRow::phone);
    }

    public static <D> LeadMember<D> status() {
        return text("status", LeadRow::status);
    }

    /** The agent; the full user where it is expanded. */
    public static <D> LeadMember<D> user() {
        return reference(USER, LeadRow::userId);
    }

    /** The property; an array of the full property where it is expanded. */
    public static <D> LeadMember<D> property() {
        return reference(PROPERTY, LeadRow::propertyId);
    }

    /** A reference: {@code {"id": 1}}, or the full object where the relation of that name is expanded. */
    public static <D> LeadMember<D> reference(String relation, Function<LeadRow<D>, Long> id) {
        return new LeadMember<>(relation, id, (lead, expanded, json) -> expanded.write(relation, id.apply(lead), json));
    }

    public static <D> LeadMember<D> propertyReference() {
        return textOrEmpty(LeadInput.REFERENCE, LeadRow::propertyReference);
    }

    public static <D> LeadMember<D> createdAt() {
        return time("created_at", LeadRow::createdAt);
    }

    public static <D> LeadMember<D> updatedAt() {
        return time("updated_at", LeadRow::updatedAt);
    }

    /** An extra: the id that another system gave the lead, or null. */
    public static <D> LeadMember<D> externalId() {
        return extra(
                LeadInput.EXTERNAL_ID,
                (lead, expanded, json) -> write(LeadInput.EXTERNAL_ID, lead.externalId(), json),
                List.of(LeadInput.EXTERNAL_ID));
    }

    /** An extra that a kind writes itself, and its columns, one at least. */
    public static <D> LeadMember<D> extra(String name, Writer<D> writer, List<String> columns) {
        return new LeadMember<>(name, null, writer, columns);
    }

    /** An extra that an extra relation has of the lead, or null. */
    public static <D> LeadMember<D> extra(String relation) {
        return new LeadMember<>(
                relation,
                LeadRow::id,
                (lead, expanded, json) -> expanded.writeFull(relation, lead.id(), json),
                List.of(relation));
    }

    /**
     * The same, of a lead that has it itself as JSON text; the rows of lists do not.
     *
     * @param own null where the lead does not have it
     */
    public static <D> LeadMember<D> extra(String relation, Function<LeadRow<D>, String> own) {
        return new LeadMember<>(
                relation,
                LeadRow::id,
                (lead, expanded, json) -> {
                    var text = own.apply(lead);
                    if (text == null) {
                        expanded.writeFull(relation, lead.id(), json);
                    } else {
                        new ExpandedObject(text).write(relation, json);
                    }
                },
                List.of(relation));
    }

    /** Text, or null. */
    public static <D> LeadMember<D> text(String name, Function<LeadRow<D>, String> value) {
        return new LeadMember<>(name, (lead, expanded, json) -> write(name, value.apply(lead), json));
    }

    /** Writes a member of text, or null. */
    public static void write(String name, String text, JsonGenerator json) {
        if (text == null) {
            json.writeNull(name);
        } else {
            json.write(name, text);
        }
    }

    /** Text; empty for none, because clients call a method of it unguarded. */
    public static <D> LeadMember<D> textOrEmpty(String name, Function<LeadRow<D>, String> value) {
        return new LeadMember<>(name, (lead, expanded, json) -> {
            var text = value.apply(lead);
            json.write(name, text == null ? "" : text);
        });
    }

    public static <D> LeadMember<D> number(String name, ToLongFunction<LeadRow<D>> value) {
        return new LeadMember<>(name, (lead, expanded, json) -> json.write(name, value.applyAsLong(lead)));
    }

    public static <D> LeadMember<D> time(String name, Function<LeadRow<D>, Instant> value) {
        return new LeadMember<>(name, (lead, expanded, json) -> json.write(name, TimeText.of(value.apply(lead))));
    }

    /** An array that is stored as its text. */
    public static <D> LeadMember<D> array(String name, Function<LeadRow<D>, String> text) {
        return new LeadMember<>(name, (lead, expanded, json) -> json.write(name, JsonReaders.array(text.apply(lead))));
    }
}
