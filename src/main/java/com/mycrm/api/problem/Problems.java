package com.mycrm.api.problem;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Exceptions that more than one feature throws. */
public final class Problems {

    /** The challenge to send an API key and its secret (RFC 7617). */
    public static final String BASIC_CHALLENGE = "Basic realm=\"whatsapp-leads\"";

    private static final String CHALLENGE = "WWW-Authenticate";

    /** Violations in an answer at most: nobody reads more, and a request can have as many as it has characters. */
    private static final int MOST_VIOLATIONS = 500;

    private Problems() {}

    /** 400 with the violations of the request, {@value #MOST_VIOLATIONS} at most. */
    public static ProblemException badRequest(List<Violation> violations) {
        return new ProblemException(
                Problem.of(400, "The request cannot be understood; see errors.", first(violations), Map.of()));
    }

    /** 422 with the violations of a well-formed body, {@value #MOST_VIOLATIONS} at most. */
    public static ProblemException unprocessable(List<Violation> violations) {
        return new ProblemException(
                Problem.of(422, "The body cannot be kept; see errors.", first(violations), Map.of()));
    }

    private static List<Violation> first(List<Violation> violations) {
        return List.copyOf(violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size())));
    }

    /** 409: another request prevents this one; it can be repeated after the wait. */
    public static ProblemException conflict(String detail, Duration wait) {
        return new ProblemException(Problem.of(409, detail), retryAfter(wait));
    }

    /** 409: the object is not as the request expects it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }

    /** 412: the object has none of the versions that the request expects. */
    public static ProblemException preconditionFailed(String detail) {
        return new ProblemException(412, detail);
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(404, what + " does not exist.");
    }

    /** 401 for a missing, expired or invalid token. Of two challenges, many clients read the first only: Basic. */
    public static ProblemException unauthorized(String detail) {
        var challenge = Settings.isOn(Setting.BASIC_AUTH) ? BASIC_CHALLENGE + ", Bearer" : "Bearer";
        return new ProblemException(Problem.of(401, detail), Map.of(CHALLENGE, challenge));
    }

    /** 401 for a request without credentials, where an API key and its secret are taken. */
    public static ProblemException keyMissing(String detail) {
        return new ProblemException(Problem.of(401, detail), Map.of(CHALLENGE, BASIC_CHALLENGE));
    }

    /** 403 that names the missing right. */
    public static ProblemException forbidden(String right) {
        return new ProblemException(403, "This needs the right " + right + ", which the token does not give.");
    }

    public static ProblemException tooManyRequests(String detail, Duration wait) {
        return new ProblemException(Problem.of(429, detail), retryAfter(wait));
    }

    /** 503: the service cannot do this now; the request can be repeated after the wait. */
    public static ProblemException unavailable(String detail, Duration wait) {
        return new ProblemException(Problem.of(503, detail), retryAfter(wait));
    }

    private static Map<String, String> retryAfter(Duration wait) {
        return Map.of(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
