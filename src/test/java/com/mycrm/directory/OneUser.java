package com.mycrm.directory;

import java.util.Optional;
import java.util.Set;

/**
 * A directory of any ids, with one user who has a name and a number, for tests.
 *
 * @param phone null for none
 */
public record OneUser(long id, String name, String phone) implements UserDirectory {

    @Override
    public Set<Long> existing(Set<Long> ids) {
        return ids;
    }

    @Override
    public Set<Long> active(Set<Long> ids) {
        return ids;
    }

    @Override
    public long fallback() {
        return id;
    }

    @Override
    public Set<Long> byName(String text) {
        return text.equals(name) ? Set.of(id) : Set.of();
    }

    @Override
    public Optional<String> phone(long anyId) {
        return Optional.ofNullable(phone);
    }
}
