package com.mycrm.security;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The error codes of RFC 6749, section 5.2, for refused token requests. The answer is a problem document with the code.
 */
enum OAuthError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    INVALID_SCOPE(400),
    UNSUPPORTED_GRANT_TYPE(400),
    SLOW_DOWN(429);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    ProblemException toException(String detail) {
        return toException(
                detail,
                List.of(),
                this == INVALID_CLIENT ? Map.of("WWW-Authenticate", Problems.BASIC_CHALLENGE) : Map.of());
    }

    ProblemException toException(String detail, List<Violation> violations, Map<String, String> headers) {
        var members = members(name().toLowerCase(Locale.ROOT), detail);
        return new ProblemException(Problem.of(status, detail, violations, members), headers);
    }

    /** The members of RFC 6749 in a problem document. */
    static Map<String, String> members(String error, String description) {
        var members = new LinkedHashMap<String, String>();
        members.put("error", error);
        members.put("error_description", description);
        return members;
    }
}
