package com.mycrm.api.paging;

import jakarta.persistence.metamodel.SingularAttribute;

/** A key that a caller may sort by. It holds its own attribute, so that no client text ever names one. */
public interface SortKey<E> {

    /** The name in {@code sort=}. */
    String wireName();

    /** The attribute that is compared. */
    SingularAttribute<? super E, ?> attribute();

    /** Whether its column holds text; otherwise it holds whole numbers. */
    default boolean isText() {
        var type = attribute().getJavaType();
        return type == String.class || type.isEnum();
    }
}
