package com.mycrm.security;

import com.mycrm.api.expand.Reference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/**
 * An API key without its secret. {@link CredentialStore} inserts keys, because a key has a secret from the beginning.
 */
@Entity
@Table(name = "api_keys")
public class ApiKey {

    @Id
    private Long id;

    private String name;

    @Column(name = "user_id")
    private Long userId;

    private String rights;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKey() {}

    Long userId() {
        return userId;
    }

    /** The rights of its own, of which the key gives those that its user has. */
    Set<String> rights() {
        return Set.copyOf(KeyRights.list(rights));
    }

    boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /** Revokes the key. A revoked key stays as it is. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    ApiKeyView view() {
        return new ApiKeyView(
                id, name, new Reference(userId), KeyRights.list(rights), createdAt, expiresAt, lastUsedAt, revokedAt);
    }
}
