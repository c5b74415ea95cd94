package com.mycrm.persistence;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The attributes of an entity that a list reads, and the object that it makes of each row. Make one for each list and
 * keep it in a constant: translated queries are kept for it.
 *
 * <p>Rows are read from JDBC, because the provider's building of objects takes longer than the database. Attributes
 * come from suppliers, because the provider fills the static metamodel only when it starts.
 */
public final class Projection<E, R> {

    private final Class<E> entity;
    private final Supplier<SingularAttribute<? super E, Long>> id;
    private final Supplier<List<SingularAttribute<? super E, ?>>> others;
    private final Jdbc.RowMapper<R> mapper;
    private final Projection<E, Long> idOnly;

    /**
     * @param id the primary key, which is read first
     * @param others the other attributes
     * @param mapper reads the columns of the id and of the others in their order
     */
    public Projection(
            Class<E> entity,
            Supplier<SingularAttribute<? super E, Long>> id,
            Supplier<List<SingularAttribute<? super E, ?>>> others,
            Jdbc.RowMapper<R> mapper) {
        this.entity = entity;
        this.id = id;
        this.others = others;
        this.mapper = mapper;
        idOnly = others == null ? null : ids(entity, id);
    }

    /** The ids only, for objects that are then read as entities. */
    public static <E> Projection<E, Long> ids(Class<E> entity, Supplier<SingularAttribute<? super E, Long>> id) {
        return new Projection<>(entity, id, null, row -> row.getLong(1));
    }

    Class<E> entity() {
        return entity;
    }

    SingularAttribute<? super E, Long> id() {
        return id.get();
    }

    /** All attributes, the id first. */
    List<SingularAttribute<? super E, ?>> attributes() {
        var all = new ArrayList<SingularAttribute<? super E, ?>>();
        all.add(id());
        if (!isIdOnly()) {
            all.addAll(others.get());
        }
        return all;
    }

    boolean isIdOnly() {
        return idOnly == null;
    }

    /** The ids of the same entity, without the other attributes. */
    Projection<E, Long> idOnly() {
        return idOnly;
    }

    Jdbc.RowMapper<R> mapper() {
        return mapper;
    }
}
