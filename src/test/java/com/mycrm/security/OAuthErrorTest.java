package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthErrorTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, Bad Request, invalid_request",
        "INVALID_CLIENT, 401, Unauthorized, invalid_client",
        "INVALID_GRANT, 400, Bad Request, invalid_grant",
        "UNSUPPORTED_GRANT_TYPE, 400, Bad Request, unsupported_grant_type",
        "SLOW_DOWN, 429, Too Many Requests, slow_down"
    })
    void errorIsAProblemWithTheMembersOfRfc6749(OAuthError error, int status, String title, String code) {
        assertEquals(
                new Problem(
                        "about:blank",
                        title,
                        status,
                        "Why.",
                        List.of(),
                        Map.of("error", code, "error_description", "Why.")),
                error.toException("Why.").problem());
    }

    @Test
    void onlyAnInvalidClientIsAskedToAuthenticate() {
        assertEquals(
                Map.of("WWW-Authenticate", "Basic realm=\"whatsapp-leads\""),
                OAuthError.INVALID_CLIENT.toException("Why.").headers());
        assertEquals(Map.of(), OAuthError.INVALID_GRANT.toException("Why.").headers());
    }

    @Test
    void violationsAndHeadersArePassedOn() {
        var violations = List.of(Violation.pointer("/username", "is missing"));
        var failure = OAuthError.SLOW_DOWN.toException("Why.", violations, Map.of("Retry-After", "2"));
        assertEquals(violations, failure.problem().errors());
        assertEquals(Map.of("Retry-After", "2"), failure.headers());
    }
}
