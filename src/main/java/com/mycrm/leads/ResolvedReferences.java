package com.mycrm.leads;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.PropertySummary;
import java.util.Map;
import java.util.Set;

/**
 * The users and properties that some inputs refer to, as they were found.
 *
 * @param users the ids of those that exist
 * @param active the ids of those of the properties' users that are active
 * @param fallback the user of what has no other; null where each input names one
 */
public record ResolvedReferences(
        Set<Long> users,
        Set<Long> active,
        Map<Long, PropertySummary> byId,
        Map<String, PropertySummary> byReference,
        Long fallback) {

    /** A property as a lead has it: known by id and reference, by reference alone, or none. */
    public record Named(Long id, String reference, Long userId) {

        private static final Named NONE = new Named(null, null, null);

        private static Named of(PropertySummary property) {
            return new Named(property.id(), property.reference(), property.userId());
        }
    }

    /** Adds what is wrong with the input's references to its faults. */
    void check(LeadInput<?> input) {
        input.user()
                .optional()
                .filter(id -> !users.contains(id))
                .ifPresent(id -> input.source().fault(LeadInput.USER, "names no user"));
        input.property()
                .optional()
                .filter(id -> !byId.containsKey(id))
                .ifPresent(id -> input.source().fault(LeadInput.PROPERTY, "names no property"));
    }

    /** The property that the input names; an id goes before a reference. */
    public Named property(LeadInput<?> input) {
        if (input.property().isValue()) {
            return Named.of(byId.get(input.property().value()));
        }
        var reference = input.reference().value();
        if (reference == null) {
            return Named.NONE;
        }
        var known = byReference.get(CanonicalText.key(reference));
        return known == null ? new Named(null, reference, null) : Named.of(known);
    }

    /** The property that a lead has already. */
    Named kept(Long id, String reference) {
        var known = id == null ? null : byId.get(id);
        return new Named(id, reference, known == null ? null : known.userId());
    }

    /** The given user; without one the user of the property, if active; otherwise the fallback. */
    public long user(PatchField<Long> given, Named property) {
        if (given.isValue()) {
            return given.value();
        }
        return property.userId() != null && active.contains(property.userId()) ? property.userId() : fallback;
    }

    /** The same with this fallback user; null keeps the current one. */
    public ResolvedReferences fallingBackTo(Long user) {
        return user == null ? this : new ResolvedReferences(users, active, byId, byReference, user);
    }
}
