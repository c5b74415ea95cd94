package com.mycrm.api.problem;

import com.mycrm.config.OutOfMemory;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import java.lang.System.Logger;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;

/** Translates every failure of a request into its answer, and logs unexpected ones. */
public final class ExceptionTranslator {

    private static final Logger LOG = System.getLogger(ExceptionTranslator.class.getName());

    private ExceptionTranslator() {}

    /** The answer to a failure. An unexpected failure is logged here and nowhere else. */
    public static ProblemException answer(Throwable failure, String requestId) {
        OutOfMemory.endProcess(failure);
        var expected = Causes.of(failure, ProblemException.class).findFirst();
        if (expected.isPresent()) {
            return expected.get();
        }
        if (Causes.of(failure, CharacterCodingException.class).findFirst().isPresent()) {
            return badBody("has bytes that are not of its character set; the header Content-Type names it");
        }
        if (isUnreadableBody(failure)) {
            return badBody("is not the JSON that is expected here");
        }
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return failure.getCause() instanceof NoContentException
                    ? badBody("is missing")
                    : StatusProblems.of(refused.getResponse());
        }
        if (ClientDisconnect.isIn(failure)) {
            return new ProblemException(400, "The client has closed the connection.");
        }
        FailureLog.log(LOG, "Request " + requestId + " failed", failure);
        return DatabaseTrouble.in(failure)
                .map(trouble -> Problems.unavailable(trouble.detail(), Duration.ofSeconds(trouble.seconds())))
                .orElseGet(() -> new ProblemException(StatusProblems.of(500)));
    }

    private static ProblemException badBody(String detail) {
        return Problems.badRequest(List.of(Violation.pointer("", "The body " + detail + ".")));
    }

    /**
     * Whether JSON-B failed to read. Reading and writing throw the same types, but only reading is the client's fault.
     */
    private static boolean isUnreadableBody(Throwable failure) {
        var trace = failure.getStackTrace();
        return failure instanceof ProcessingException
                && (failure.getCause() instanceof JsonbException || failure.getCause() instanceof JsonException)
                && trace.length > 0
                && trace[0].getMethodName().startsWith("read");
    }
}
