package com.mycrm.events;

import java.util.Map;

/**
 * What a transaction did to an object, for the {@link EventLog}.
 *
 * @param type the name of the object's envelope and a verb, such as {@code whatsapp.created}
 * @param subject the object that it is about; of a message, its lead
 * @param document the object after the change, in its envelope
 * @param changed the fields that have changed; empty for a change that has none
 */
public record NewEvent(String type, Subject subject, Object document, Map<String, ChangedField> changed) {

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String DELETED = "deleted";
    public static final String ERASED = "erased";

    /**
     * An object that events are about.
     *
     * @param name of its envelope, such as {@code whatsapp}
     */
    public record Subject(String name, long id) {

        /** What is left of an object that is gone: its id, in its envelope. */
        public Map<String, Map<String, Long>> idOnly() {
            return Map.of(name, Map.of("id", id));
        }
    }

    /** The name of the object's envelope. */
    String object() {
        return type.substring(0, type.indexOf('.'));
    }

    /** An event of the object itself. */
    public static NewEvent of(Subject subject, String verb, Object document) {
        return of(subject, verb, document, Map.of());
    }

    public static NewEvent of(Subject subject, String verb, Object document, Map<String, ChangedField> changed) {
        return new NewEvent(subject.name() + "." + verb, subject, document, changed);
    }

    /** The event that an object is gone. */
    public static NewEvent deleted(Subject subject) {
        return of(subject, DELETED, subject.idOnly());
    }
}
