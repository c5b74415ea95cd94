package com.mycrm.api.expand;

import jakarta.json.stream.JsonGenerator;
import java.util.Map;

/**
 * The full objects that an answer shows.
 *
 * @param relations the objects of each relation that is expanded; other relations stay references
 */
public record ExpandedObjects(Map<String, OfRelation> relations) {

    public static final ExpandedObjects NONE = new ExpandedObjects(Map.of());

    /**
     * The objects of one relation.
     *
     * @param isArray whether an object is the one element of an array
     */
    public record OfRelation(boolean isArray, Map<Long, ExpandedObject> byId) {}

    /** The full object with that id; null if the relation is not expanded or has none. */
    ExpandedObject find(String relation, long id) {
        var objects = relations.get(relation);
        return objects == null ? null : objects.byId.get(id);
    }

    /** Whether the members are shown that the header has to name. */
    public boolean hasExtras() {
        return relations.containsKey(ExpandHeader.EXTRAS);
    }

    /** Writes a member that is an object of a relation, or null. */
    public void writeFull(String relation, long id, JsonGenerator json) {
        var object = find(relation, id);
        if (object == null) {
            json.writeNull(relation);
        } else {
            object.write(relation, json);
        }
    }

    /** Whether the objects of a relation are shown in full. */
    public boolean isExpanded(String relation) {
        return relations.containsKey(relation);
    }

    /**
     * Writes the member of a reference: the full object where the relation is expanded, else {@code {"id": 1}}.
     *
     * @param id null for no object: null, or an empty array where a full object is in one
     */
    public void write(String relation, Long id, JsonGenerator json) {
        var objects = relations.get(relation);
        var object = objects == null || id == null ? null : objects.byId.get(id);
        if (objects != null && objects.isArray) {
            json.writeStartArray(relation);
            if (object != null) {
                object.write(json);
            }
            json.writeEnd();
        } else if (object != null) {
            object.write(relation, json);
        } else if (id != null) {
            json.writeStartObject(relation).write("id", id).writeEnd();
        } else {
            json.writeNull(relation);
        }
    }
}
