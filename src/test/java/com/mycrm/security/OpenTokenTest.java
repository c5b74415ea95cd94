package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.TokenRequest.Credentials;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenTokenTest {

    private final OpenToken open = new OpenToken();

    /** The key {@code key} with the secret {@code secret}, whose rights are these. */
    private boolean gives(String header, Set<String> rights) {
        open.callers = new HeaderCallers();
        open.callers.callers = new CallerResolver() {
            @Override
            Caller resolve(String token) throws TokenRefused {
                throw TokenRefused.bad();
            }

            @Override
            Caller of(String name, Holder holder) {
                return new Caller(name, holder.userId(), holder.keyId(), rights);
            }
        };
        open.callers.credentials = new CredentialChecker() {
            @Override
            Secret checkKey(Credentials given, String address) {
                if (!given.equals(new Credentials("key", "secret"))) {
                    throw OAuthError.INVALID_CLIENT.toException("The key or its secret is wrong.");
                }
                return new Secret(7, 3L, 1, "hash");
            }
        };
        return open.gives(header, "", held -> held.contains("lead.read"));
    }

    @Test
    void keyAndSecretAreCheckedAsTheRequestBroughtThem() {
        assertTrue(gives("Basic a2V5OnNlY3JldA==", Set.of("lead.read")));
        assertFalse(gives("Basic a2V5OnNlY3JldA==", Set.of()));
        assertFalse(gives("Basic a2V5Ondyb25n", Set.of("lead.read")));
        assertFalse(gives("Bearer token", Set.of("lead.read")));
    }
}
