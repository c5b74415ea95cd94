package com.mycrm.security;

import com.mycrm.api.expand.Reference;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * An API key as the API shows it, without its secret.
 *
 * @param rights those of the key, in alphabetical order; it gives those of them that its user has
 */
@JsonbPropertyOrder({"id", "name", "user", "rights", "createdAt", "expiresAt", "lastUsedAt", "revokedAt"})
public record ApiKeyView(
        long id,
        String name,
        Reference user,
        List<String> rights,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {}
