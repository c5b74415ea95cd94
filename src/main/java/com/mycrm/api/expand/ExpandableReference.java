package com.mycrm.api.expand;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/**
 * A member of a view that refers to an object of another feature: {@code {"id": 1}}, or the full object.
 *
 * @param full null for the id alone
 */
@JsonbTypeSerializer(ExpandableReference.Serializer.class)
public record ExpandableReference(long id, ExpandedObject full) {

    /** The id alone. */
    public static ExpandableReference to(long id) {
        return new ExpandableReference(id, null);
    }

    /** The full object if the relation is expanded and has it; otherwise this. */
    public ExpandableReference expanded(String relation, ExpandedObjects objects) {
        var found = objects.find(relation, id);
        return found == null ? this : new ExpandableReference(id, found);
    }

    /** Writes references. */
    public static class Serializer implements JsonbSerializer<ExpandableReference> {

        @Override
        public void serialize(ExpandableReference reference, JsonGenerator json, SerializationContext context) {
            if (reference.full == null) {
                json.writeStartObject().write("id", reference.id).writeEnd();
            } else {
                reference.full.write(json);
            }
        }
    }
}
