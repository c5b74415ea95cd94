package com.mycrm.directory;

import com.mycrm.api.etag.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * The state and the rules that all objects of directories have in common.
 *
 * @param <I> the input that changes the object
 * @param <V> the view that the API shows
 */
@MappedSuperclass
public abstract class DirectoryEntity<I, V> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected DirectoryEntity() {}

    public long id() {
        return id;
    }

    protected Instant createdAt() {
        return createdAt;
    }

    protected Instant updatedAt() {
        return updatedAt;
    }

    /** The time of the last change never goes back, even if the clock does. */
    void touch(Instant now) {
        createdAt = createdAt == null ? now : createdAt;
        updatedAt = updatedAt == null || now.isAfter(updatedAt) ? now : updatedAt;
    }

    long version() {
        return version;
    }

    Versioned<V> versioned() {
        return new Versioned<>(version, view());
    }

    /** The name in other systems, as its client wrote it. */
    protected abstract String name();

    /** The object as the API shows it. */
    protected abstract V view();

    /** Changes the fields that the input gives. */
    protected abstract void merge(I input);

    /** Changes all fields that may be missing in an input to their defaults. */
    protected abstract void reset();

    /** Gives the object the status of one that would be deleted if nothing referred to it. */
    protected abstract void deactivate();

    /** Changes all fields. */
    void replace(I input) {
        reset();
        merge(input);
    }
}
