package com.mycrm.api.expand;

import com.mycrm.api.paging.Page;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;

/**
 * The document of an answer: one view under a name, a page of views under a name after {@code count}, {@code page} and
 * {@code per_page}, or a list of views of which nobody knows the number.
 *
 * @param page null for a single view and for a list
 * @param others further members of the document of a single view or a list
 */
@JsonbTypeSerializer(Envelope.Serializer.class)
public record Envelope<V>(
        String name, boolean isOne, Page<?> page, List<V> views, References<V> references, Map<String, Object> others) {

    /** A view that refers to nothing that can be expanded. */
    public static <V> Envelope<V> ofOne(String name, V view) {
        return ofOne(name, view, References.none());
    }

    public static <V> Envelope<V> ofOne(String name, V view, References<V> references) {
        return new Envelope<>(name, true, null, List.of(view), references, Map.of());
    }

    /** A page of views that refer to nothing that can be expanded. */
    public static <V> Envelope<V> ofPage(String name, Page<V> page) {
        return ofPage(name, page, References.none());
    }

    public static <V> Envelope<V> ofPage(String name, Page<V> page, References<V> references) {
        return new Envelope<>(name, false, page, page.items(), references, Map.of());
    }

    public static <V> Envelope<V> ofList(String name, List<V> views, References<V> references) {
        return new Envelope<>(name, false, null, views, references, Map.of());
    }

    /** The same document with further members. */
    public Envelope<V> with(Map<String, Object> members) {
        return new Envelope<>(name, isOne, page, views, references, members);
    }

    Envelope<V> withViews(List<V> shown) {
        return new Envelope<>(name, isOne, page, shown, references, others);
    }

    /** Of no use: JSON-B hashes each object that it writes, and a page of views takes long. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Writes envelopes. */
    public static class Serializer implements JsonbSerializer<Envelope<?>> {

        @Override
        public void serialize(Envelope<?> envelope, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            if (envelope.page != null) {
                json.write("count", envelope.page.count());
                json.write("page", envelope.page.request().number());
                json.write("per_page", envelope.page.request().size());
            }
            if (envelope.isOne) {
                context.serialize(envelope.name, envelope.views.get(0), json);
            } else {
                json.writeStartArray(envelope.name);
                envelope.views.forEach(view -> context.serialize(view, json));
                json.writeEnd();
            }
            envelope.others.forEach((member, value) -> context.serialize(member, value, json));
            json.writeEnd();
        }
    }
}
