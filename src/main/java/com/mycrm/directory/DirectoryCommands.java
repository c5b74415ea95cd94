package com.mycrm.directory;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.UpsertResult;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The writes of a directory: the base of its stateless EJB, whose methods each are one transaction.
 *
 * @param <E> the entity
 * @param <I> the input
 * @param <V> the view
 */
public abstract class DirectoryCommands<E extends DirectoryEntity<I, V>, I extends DirectoryInput, V> {

    private final DirectoryType type;
    private final Class<E> entityClass;

    @PersistenceContext
    EntityManager em;

    @Inject
    DirectoryQueries<E, V> queries;

    @Inject
    ChangeCounts counts;

    @Inject
    Instance<Referrer> referrers;

    protected DirectoryCommands(DirectoryType type, Class<E> entityClass) {
        this.type = type;
        this.entityClass = entityClass;
    }

    /** An entity without any values. */
    protected abstract E entity();

    protected abstract boolean isReferredTo(Referrer referrer, long id);

    /** Adds a fault for each object that the input refers to and that does not exist. */
    protected void checkReferences(I input) {}

    /** Called in the transaction that gives an object its first or another name. */
    protected void named(E entity, String actor) {}

    public Versioned<V> create(I input, WriteRequest write) {
        input.requireWhole();
        check(input, null);
        return create(input, write.actor());
    }

    /** Changes the fields that the input gives. */
    public Versioned<V> change(long id, I input, WriteRequest write) {
        var entity = locked(id, write.ifMatch());
        input.requireKept();
        check(input, id);
        return update(entity, object -> object.merge(input), write.actor());
    }

    /** Changes all fields; those that the input does not give become their defaults. */
    public Versioned<V> replace(long id, I input, WriteRequest write) {
        var entity = locked(id, write.ifMatch());
        input.requireWhole();
        check(input, id);
        return update(entity, object -> object.replace(input), write.actor());
    }

    /** Replaces the object of that name, or creates it. */
    public UpsertResult<V> put(String name, I input, WriteRequest write) {
        var id = queries.idOf(name);
        if (id.isPresent()) {
            return new UpsertResult<>(false, replace(id.get(), input, write));
        }
        write.ifMatch().checkNone();
        input.requireWhole();
        checkReferences(input);
        input.source()
                .check(); // not whether the name is free: the database refuses a second one, and the retry replaces
        return new UpsertResult<>(true, create(input, write.actor()));
    }

    /** Creates or changes each object by its name. An input with faults is left out; its source keeps them. */
    public void putAll(List<I> inputs, String actor) {
        inputs.forEach(input -> put(input, actor));
    }

    private void put(I input, String actor) {
        var id = input.name().optional().flatMap(queries::idOf);
        if (id.isPresent()) {
            input.requireKept();
        } else {
            input.requireWhole();
        }
        checkReferences(input);
        if (!input.source().faults().isEmpty()) {
            return;
        }
        if (id.isPresent()) {
            update(locked(id.get(), IfMatch.ALL), object -> object.merge(input), actor);
        } else {
            create(input, actor);
        }
    }

    /** Deletes an object, or deactivates one that others refer to and returns it. */
    public Optional<Versioned<V>> delete(long id, WriteRequest write) {
        var entity = locked(id, write.ifMatch());
        if (referrers.stream().anyMatch(referrer -> isReferredTo(referrer, id))) {
            return Optional.of(update(entity, DirectoryEntity::deactivate, write.actor()));
        }
        em.remove(entity);
        em.flush();
        counts.add(type.list());
        return Optional.empty();
    }

    private void check(I input, Long id) {
        var owner = input.name().optional().flatMap(queries::idOf);
        if (owner.isPresent() && !owner.get().equals(id)) {
            input.rejectName();
        }
        checkReferences(input);
        input.source().check();
    }

    private E locked(long id, IfMatch expected) {
        var entity = em.find(entityClass, id, LockModeType.PESSIMISTIC_WRITE);
        if (entity == null) {
            throw Problems.notFound("The " + type.object() + " " + id);
        }
        expected.check(entity.version());
        return entity;
    }

    private Versioned<V> create(I input, String actor) {
        var entity = entity();
        entity.replace(input);
        entity.touch(now());
        em.persist(entity);
        em.flush();
        named(entity, actor);
        counts.add(type.list());
        return entity.versioned();
    }

    /** A change that makes no difference leaves version and time as they are. */
    private Versioned<V> update(E entity, Consumer<E> change, String actor) {
        var before = entity.view();
        var name = entity.name();
        change.accept(entity);
        if (entity.view().equals(before)) {
            em.detach(entity); // its fields were assigned, which would be enough for an UPDATE
            return entity.versioned();
        }
        entity.touch(now());
        em.flush();
        if (!name.equals(entity.name())) {
            named(entity, actor);
        }
        counts.add(type.list());
        return entity.versioned();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
