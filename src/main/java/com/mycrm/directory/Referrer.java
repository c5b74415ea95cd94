package com.mycrm.directory;

/**
 * A feature whose objects refer to users or properties. It implements this as a CDI bean. An object that is referred to
 * is deactivated instead of deleted.
 */
public interface Referrer {

    default boolean refersToUser(long id) {
        return false;
    }

    default boolean refersToProperty(long id) {
        return false;
    }
}
