package com.mycrm.security;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * What a user may do, and the secrets through which: whoever has one of them has these rights.
 *
 * @param rights in alphabetical order
 * @param password null for a user without one
 * @param apiKeys the valid ones
 */
@JsonbPropertyOrder({"rights", "password", "apiKeys"})
public record UserAccess(List<String> rights, Password password, List<Key> apiKeys) {

    /**
     * A password, which gives all rights of its user.
     *
     * @param setBy actor; null for a password that the service itself made
     */
    @JsonbPropertyOrder({"setAt", "setBy"})
    public record Password(Instant setAt, String setBy) {}

    /**
     * An API key.
     *
     * @param rights that the key gives now, of those that it has of its own
     */
    @JsonbPropertyOrder({"id", "name", "rights"})
    public record Key(long id, String name, List<String> rights) {}
}
