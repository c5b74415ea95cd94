package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExceptionTranslatorTest {

    private final RecordedLog log = new RecordedLog(ExceptionTranslator.class);

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void stoppedQueryIs503WithRetryAfter() {
        var answer = answer(new IllegalStateException(new SQLTimeoutException("SELECT secret")));
        assertEquals(Problem.of(503, "The query took longer than this service allows."), answer.problem());
        assertEquals(Map.of("Retry-After", "10"), answer.headers());
    }

    @Test
    void missingConnectionIs503WithRetryAfter() {
        var answer = answer(new IllegalStateException(new SQLTransientConnectionException("refused")));
        assertEquals(Problem.of(503, "The database does not answer at the moment."), answer.problem());
        assertEquals(Map.of("Retry-After", "2"), answer.headers());
    }

    @Test
    void problemInsideAnotherExceptionIsTheAnswer() {
        var conflict = Problems.conflict("It is being processed.", Duration.ofMillis(1));
        assertSame(conflict, answer(new IllegalStateException(new IllegalArgumentException(conflict))));
        assertEquals(Map.of("Retry-After", "1"), conflict.headers());
        assertEquals(List.of(), log.lines());
    }

    @Test
    void unknownFailureIs500WithoutDetailsAndLoggedWithTheRequestId() {
        var answer = answer(new IllegalStateException("password=secret", new SQLException("no table", "42000", 1)));
        assertEquals(
                Problem.of(500, "The service failed; its log knows this request by its request_id."), answer.problem());
        assertEquals(Map.of(), answer.headers());
        assertEquals(
                List.of("SEVERE Request id-1 failed: java.lang.IllegalStateException: password=secret"), log.lines());
    }

    @Test
    void failureOfTheFrameworkKeepsItsStatus() {
        assertEquals(
                Problem.of(404, "There is nothing at this address."),
                answer(new NotFoundException()).problem());
        assertEquals(List.of(), log.lines());
    }

    @Test
    void methodsOfA405AreSortedAndNameHead() {
        var refused = Response.status(405).header("Allow", "POST,GET , OPTIONS").build();
        var answer = answer(new NotAllowedException(refused));
        assertEquals(405, answer.problem().status());
        assertEquals(Map.of("Allow", "GET, HEAD, OPTIONS, POST"), answer.headers());
    }

    @Test
    void serverErrorOfTheFrameworkIsLogged() {
        assertEquals(
                500,
                answer(new InternalServerErrorException("no writer")).problem().status());
        assertEquals(
                List.of("SEVERE Request id-1 failed: jakarta.ws.rs.InternalServerErrorException: no writer"),
                log.lines());
    }

    @Test
    void missingBodyIs400() {
        assertEquals(
                badBody("The body is missing."),
                answer(new BadRequestException(new NoContentException("empty"))).problem());
    }

    @Test
    void unreadableJsonIs400() {
        var detail = badBody("The body is not the JSON that is expected here.");
        assertEquals(
                detail, answer(failureOf("readFrom", new JsonbException("x"))).problem());
        assertEquals(
                detail,
                answer(failureOf("readFrom", new JsonParsingException("x", null)))
                        .problem());
    }

    @Test
    void unwritableJsonIs500() {
        assertEquals(
                500,
                answer(failureOf("writeTo", new JsonbException("x"))).problem().status());
    }

    private static ProblemException answer(Throwable failure) {
        return ExceptionTranslator.answer(failure, "id-1");
    }

    private static Problem badBody(String detail) {
        return Problems.badRequest(List.of(Violation.pointer("", detail))).problem();
    }

    /** A failure as the JSON-B provider of Jersey throws it. */
    private static ProcessingException failureOf(String method, Exception cause) {
        var failure = new ProcessingException("JSON-B failed", cause);
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Provider", method, "Provider.java", 1)});
        return failure;
    }
}
