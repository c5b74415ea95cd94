package com.mycrm.directory;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.events.ChangedField;
import com.mycrm.events.EventLog;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.DatabaseClock;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The writes of a type of objects that clients ask for. Each public method is one transaction.
 *
 * @param <E> the entity
 * @param <I> the input
 * @param <V> the view
 */
public abstract class DirectoryCommands<E extends DirectoryEntity<I, V>, I extends DirectoryInput, V> {

    final DirectoryType type;
    final Class<E> entityClass;

    /** @param isNew whether the write created the object; otherwise it replaced it */
    public record UpsertResult<V>(boolean isNew, Versioned<V> object) {}

    @PersistenceContext
    EntityManager em;

    @Inject
    DirectoryQueries<E, V> queries;

    @Inject
    ChangeCounts counts;

    @Inject
    Instance<Referrer> referrers;

    @Inject
    EventLog events;

    DirectoryCommands(DirectoryType type, Class<E> entityClass) {
        this.type = type;
        this.entityClass = entityClass;
    }

    /** An entity without any values. */
    protected abstract E entity();

    protected abstract boolean isReferredTo(Referrer referrer, long id);

    /**
     * The input with the objects that it refers to. Adds a fault for each one that does not exist.
     *
     * @param current the object that is changed; null for a new one, and for one that a file names
     */
    protected I resolved(I input, E current) {
        return input;
    }

    /** Gives an object, whose fields have been changed, what depends on them or on other objects. */
    protected void complete(E entity, WriteRequest write) {}

    /** Called with the object locked, before it is changed or deleted. Throws where the caller may not do so. */
    protected void checkCaller(E entity, WriteRequest write) {}

    /** Called with a changed object, before the change is written. Throws where it has to stay as it was. */
    protected void checkChange(E entity, V before) {}

    /** Called before an object is deleted. Throws where it has to stay. */
    protected void checkDeletion(E entity) {}

    /** Called in the transaction that gives an object its first or another name. */
    protected void named(E entity, String actor) {}

    public Versioned<V> create(I input, WriteRequest write) {
        input.requireWhole();
        return insert(checked(input, null), write);
    }

    /** Changes the fields that the input gives. */
    public Versioned<V> change(long id, I input, WriteRequest write) {
        var entity = locked(id, write);
        input.requireKept();
        var resolved = checked(input, entity);
        return update(entity, object -> object.merge(resolved), write);
    }

    /** Changes all fields; those that the input does not give become their defaults. */
    public Versioned<V> replace(long id, I input, WriteRequest write) {
        var entity = locked(id, write);
        input.requireWhole();
        return replace(entity, input, write);
    }

    private Versioned<V> replace(E entity, I input, WriteRequest write) {
        var resolved = checked(input, entity);
        return update(entity, object -> object.replace(resolved), write);
    }

    /** Replaces the object of that name, or creates it. What the input does not give has a default. */
    public UpsertResult<V> put(String name, I input, WriteRequest write) {
        input.requireName();
        var id = queries.idOf(name);
        if (id.isPresent()) {
            return new UpsertResult<>(false, replace(locked(id.get(), write), input, write));
        }
        write.ifMatch().checkNone();
        var resolved = resolved(input, null);
        input.source()
                .check(); // not whether the name is free: the database refuses a second one, and the retry replaces
        return new UpsertResult<>(true, insert(resolved, write));
    }

    /** Deletes an object, or deactivates one that others refer to and returns it. */
    public Optional<Versioned<V>> delete(long id, WriteRequest write) {
        var entity = locked(id, write);
        if (referrers.stream().anyMatch(referrer -> isReferredTo(referrer, id))) {
            return Optional.of(update(entity, DirectoryEntity::deactivate, write));
        }
        checkDeletion(entity);
        em.remove(entity);
        em.flush();
        counts.add(type.list());
        events.append(List.of(NewEvent.deleted(subject(id))), write.actor());
        return Optional.empty();
    }

    /** @param current null for a new object */
    private I checked(I input, E current) {
        rejectTaken(input, current);
        var resolved = resolved(input, current);
        input.source().check();
        return resolved;
    }

    void rejectTaken(I input, E current) {
        var owner = input.name().optional().flatMap(queries::idOf);
        if (owner.isPresent() && (current == null || owner.get() != current.id())) {
            input.rejectName();
        }
    }

    /**
     * The object with that id, locked; null for none.
     *
     * <p>Without a lock the provider reads outside of the transaction until it has written, and would not see an object
     * that SQL has just inserted.
     */
    protected E find(long id) {
        return em.find(entityClass, id, LockModeType.PESSIMISTIC_WRITE);
    }

    E locked(long id, WriteRequest write) {
        var entity = find(id);
        if (entity == null) {
            throw Problems.notFound("The " + type.object() + " " + id);
        }
        checkCaller(entity, write);
        write.ifMatch().check(entity.version());
        return entity;
    }

    Versioned<V> insert(I input, WriteRequest write) {
        var entity = entity();
        entity.replace(input);
        complete(entity, write);
        entity.touch(now());
        em.persist(entity);
        em.flush();
        append(entity, NewEvent.CREATED, Map.of(), write.actor());
        named(entity, write.actor());
        counts.add(type.list());
        return entity.versioned();
    }

    /** A change that makes no difference leaves version and time as they are. */
    Versioned<V> update(E entity, Consumer<E> change, WriteRequest write) {
        var before = entity.view();
        var name = entity.name();
        change.accept(entity);
        complete(entity, write);
        if (entity.view().equals(before)) {
            em.detach(entity); // its fields were assigned, which would be enough for an UPDATE
            return entity.versioned();
        }
        try {
            checkChange(entity, before);
        } catch (ProblemException e) {
            em.detach(entity);
            throw e;
        }
        var changed = events.differences(before, entity.view());
        entity.touch(now());
        em.flush();
        append(entity, NewEvent.UPDATED, changed, write.actor());
        if (!name.equals(entity.name())) {
            named(entity, write.actor());
        }
        counts.add(type.list());
        return entity.versioned();
    }

    /** Appends the event of an object that was written. */
    protected void append(E entity, String verb, Map<String, ChangedField> changed, String actor) {
        var document = Envelope.ofOne(type.object(), entity.view());
        events.append(List.of(NewEvent.of(subject(entity.id()), verb, document, changed)), actor);
    }

    private Subject subject(long id) {
        return new Subject(type.object(), id);
    }

    private static Instant now() {
        return DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
