package com.mycrm.persistence;

import java.util.List;

/** A filter bean: what a caller asked for, as conditions. Page and count use the same conditions. */
@FunctionalInterface
public interface Filter<E> {

    /** The conditions, all of which must hold; none where every object matches. */
    List<Condition<E>> conditions();
}
