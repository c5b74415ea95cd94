package com.mycrm.properties;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.UpsertResult;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problems;
import com.mycrm.directory.KnownProperty;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.Referrer;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every write of properties. Each may throw {@link TransactionConflict}, and is then to be tried again. */
@Stateless
public class PropertyCommands {

    @PersistenceContext
    EntityManager em;

    @EJB
    PropertyQueries properties;

    @Inject
    UserDirectory users;

    @Inject
    ChangeCounts counts;

    @Inject
    Instance<Referrer> referrers;

    @Inject
    Event<PropertyNamed> named;

    public Versioned<PropertyView> create(PropertyInput input, String actor) {
        return TransactionConflict.translate(() -> {
            input.requireWhole();
            checkReference(input, null);
            checkUser(input);
            input.source().check();
            return made(input, actor);
        });
    }

    /** Changes what the input names. */
    public Versioned<PropertyView> change(long id, PropertyInput input, IfMatch expected, String actor) {
        return TransactionConflict.translate(() -> {
            var property = locked(id, expected);
            input.requireKept();
            checkReference(input, id);
            checkUser(input);
            input.source().check();
            return changed(property, property.values().with(input), actor);
        });
    }

    /** Puts the input in the property's place. */
    public Versioned<PropertyView> replace(long id, PropertyInput input, IfMatch expected, String actor) {
        return TransactionConflict.translate(() -> replaced(id, input, expected, actor));
    }

    /** Puts the input in the place of the property with that reference, or makes one. */
    public UpsertResult<PropertyView> put(String reference, PropertyInput input, IfMatch expected, String actor) {
        return TransactionConflict.translate(() -> {
            var id = idOf(reference);
            if (id.isPresent()) {
                return new UpsertResult<>(false, replaced(id.get(), input, expected, actor));
            }
            expected.checkNone();
            input.requireWhole();
            checkUser(input);
            input.source()
                    .check(); // and not whether the reference is free: if it no longer is, there is one to replace
            return new UpsertResult<>(true, made(input, actor));
        });
    }

    /** Makes or changes each property by its reference. An input with faults is left out; they are in its source. */
    public void putAll(List<PropertyInput> inputs, String actor) {
        TransactionConflict.translate(() -> {
            inputs.forEach(input -> put(input, actor));
            return inputs;
        });
    }

    private void put(PropertyInput input, String actor) {
        var id = input.reference().optional().flatMap(this::idOf);
        if (id.isPresent()) {
            input.requireKept();
        } else {
            input.requireWhole();
        }
        checkUser(input);
        if (!input.source().faults().isEmpty()) {
            return;
        }
        if (id.isPresent()) {
            var property = locked(id.get(), IfMatch.ALL);
            changed(property, property.values().with(input), actor);
        } else {
            made(input, actor);
        }
    }

    /** Deletes a property, or deactivates one that others refer to and returns it. */
    public Optional<Versioned<PropertyView>> delete(long id, IfMatch expected, String actor) {
        return TransactionConflict.translate(() -> {
            var property = locked(id, expected);
            if (referrers.stream().anyMatch(referrer -> referrer.refersToProperty(id))) {
                return Optional.of(changed(property, property.values().deactivated(), actor));
            }
            em.remove(property);
            em.flush();
            counts.add(PropertyRelation.COUNTER);
            return Optional.empty();
        });
    }

    private Versioned<PropertyView> replaced(long id, PropertyInput input, IfMatch expected, String actor) {
        var property = locked(id, expected);
        input.requireWhole();
        checkReference(input, id);
        checkUser(input);
        input.source().check();
        return changed(property, PropertyData.whole(input), actor);
    }

    private Property locked(long id, IfMatch expected) {
        var property = em.find(Property.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (property == null) {
            throw Problems.notFound("The property " + id);
        }
        expected.check(property.version());
        return property;
    }

    private void checkReference(PropertyInput input, Long own) {
        var other = input.reference().optional().flatMap(this::idOf).filter(id -> !id.equals(own));
        if (other.isPresent()) {
            input.source().fault(PropertyInput.REFERENCE, "is the reference of another property");
        }
    }

    private void checkUser(PropertyInput input) {
        var user = input.user().optional();
        if (user.isPresent() && users.existing(Set.of(user.get())).isEmpty()) {
            input.source().fault(PropertyInput.USER, "names no user");
        }
    }

    private Optional<Long> idOf(String reference) {
        return properties.byReference(Set.of(Conditions.key(reference))).values().stream()
                .map(KnownProperty::id)
                .findFirst();
    }

    private Versioned<PropertyView> made(PropertyInput input, String actor) {
        var property = new Property(PropertyData.whole(input), now());
        em.persist(property);
        em.flush();
        named.fire(new PropertyNamed(property.known(), actor));
        return counted(property);
    }

    private Versioned<PropertyView> changed(Property property, PropertyData to, String actor) {
        var isRenamed = !property.known().reference().equals(to.reference());
        if (!property.change(to, now())) {
            return new Versioned<>(property.version(), property.view());
        }
        em.flush();
        if (isRenamed) {
            named.fire(new PropertyNamed(property.known(), actor));
        }
        return counted(property);
    }

    private Versioned<PropertyView> counted(Property property) {
        counts.add(PropertyRelation.COUNTER);
        return new Versioned<>(property.version(), property.view());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
