package com.mycrm.api.connector;

import com.mycrm.api.problem.Problem;

/**
 * A request that is answered with a problem before the server sees it; its connection is closed.
 *
 * <p>It has no stack trace, and nothing of the request but its path.
 */
final class RefusedRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final String path;

    RefusedRequest(int status, String detail, String path) {
        super(detail, null, false, false);
        problem = Problem.of(status, detail);
        this.path = path;
    }

    /** A request whose path is not known. */
    RefusedRequest(int status, String detail) {
        this(status, detail, "/");
    }

    Problem problem() {
        return problem;
    }

    String path() {
        return path;
    }
}
