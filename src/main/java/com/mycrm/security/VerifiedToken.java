package com.mycrm.security;

import java.time.Instant;
import java.util.Set;

/**
 * What a token's signature vouches for.
 *
 * @param name of the caller, for the log
 * @param userId of this service's own token; null for an identity provider's
 * @param keyId the API key it was issued to, null for a login
 * @param rights that an identity provider's token gives; this service's own gives none, they are looked up
 */
record VerifiedToken(String name, Long userId, Long keyId, Set<String> rights, Instant issued, Instant expires) {}
