package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.FakeRelation;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.persistence.TransactionConflict;
import jakarta.json.Json;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteRequestsTest {

    private final WriteRequests writes = writes();
    private final RequestObject input =
            new RequestObject(Json.createObjectBuilder().add("colour", "red").build(), "", ZoneOffset.UTC);

    @Test
    void transactionGetsActorAndVersions() {
        assertEquals(
                new WriteRequest("anna", Set.of(), new IfMatch(Set.of(7L))), writes.<WriteRequest>run(write -> write));
    }

    @Test
    void transactionGetsTheRightsOfTheCaller() {
        writes.request.setAttribute(ActorName.RIGHTS_ATTRIBUTE, Set.of("thing.read"));
        assertEquals(Set.of("thing.read"), writes.<Set<String>>run(WriteRequest::rights));
    }

    @Test
    void transactionGetsTheUserOfTheCaller() {
        writes.request.setAttribute(ActorName.USER_ATTRIBUTE, 4L);
        assertEquals(4L, writes.<WriteRequest>run(write -> write).userId());
    }

    @Test
    void transactionRunsAgainAfterAConflict() {
        var attempts = new AtomicInteger();
        var result = writes.run(write -> {
            if (attempts.incrementAndGet() < 3) {
                throw TransactionConflict.found();
            }
            return "written";
        });
        assertEquals("written 3", result + " " + attempts);
    }

    @Test
    void otherFailuresAreThrownAtOnce() {
        var attempts = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> writes.run(write -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("bug");
                }));
        assertEquals(1, attempts.get());
    }

    @Test
    void changedObjectHasItsEtagAndTheWarningsOfItsInput() {
        var answer = writes.changed(new Versioned<>(8, "document"), input);
        assertEquals(List.of(200, "document"), List.of(answer.getStatus(), answer.getEntity()));
        assertEquals("\"8\"", answer.getHeaderString("ETag"));
        assertEquals(
                List.of("colour is unknown and was ignored"),
                answer.getHeaders().get("X-MyCRM-API-Warning"));
    }

    @Test
    void createdObjectHasItsPath() {
        var answer = writes.created("/boats/5", new Versioned<>(1, "document"), input);
        assertEquals(List.of(201, "document"), List.of(answer.getStatus(), answer.getEntity()));
        assertEquals("/boats/5 \"1\"", answer.getHeaderString("Location") + " " + answer.getHeaderString("ETag"));
        assertEquals(
                List.of("colour is unknown and was ignored"),
                answer.getHeaders().get("X-MyCRM-API-Warning"));
    }

    private static WriteRequests writes() {
        var request = new FakeRequest("PATCH", "/boats/5")
                .header("If-Match", "\"7\"")
                .attribute(ActorName.ATTRIBUTE, "anna")
                .servlet();
        var writes = new WriteRequests();
        writes.request = request;
        writes.conditional = new ConditionalRequests();
        writes.conditional.request = request;
        writes.conditional.expansion = FakeRelation.expansion();
        return writes;
    }
}
