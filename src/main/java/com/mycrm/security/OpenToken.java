package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Predicate;

/** Checks the token of an answer that goes on for long: it may expire or be revoked meanwhile. */
@ApplicationScoped
public class OpenToken {

    private static final int UNAUTHORIZED = 401;

    @Inject
    HeaderCallers callers;

    /**
     * Whether a token or key is still valid, and gives rights that suffice. One that cannot be checked at the moment
     * is.
     *
     * @param header the {@code Authorization} of the request, which was let through
     * @param address of the client
     */
    public boolean gives(String header, String address, Predicate<Set<String>> suffice) {
        try {
            return suffice.test(callers.of(header, () -> address).rights());
        } catch (TokenRefused e) {
            return false;
        } catch (ProblemException e) {
            return e.problem().status() != UNAUTHORIZED;
        } catch (DatabaseException e) {
            return true;
        }
    }
}
