package com.mycrm.api.problem;

import jakarta.ejb.ApplicationException;
import java.util.Map;

/**
 * A failure whose answer is a {@link Problem}.
 *
 * <p>It is an application exception, so that the EJB container neither wraps nor logs it. It has no stack trace,
 * because its cause is the request and not this program.
 */
@ApplicationException(rollback = true, inherited = true)
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    public ProblemException(int status, String detail) {
        this(Problem.of(status, detail));
    }

    public Problem problem() {
        return problem;
    }

    /** Headers of the answer, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
