package com.mycrm.security;

import com.mycrm.api.expand.Reference;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** An API key as the API shows it, without its secret. */
@JsonbPropertyOrder({"id", "name", "user", "createdAt", "expiresAt", "lastUsedAt", "revokedAt"})
public record ApiKeyView(
        long id,
        String name,
        Reference user,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {}
