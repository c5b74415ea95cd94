package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.FakeRelation;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** PATCH by operations, of a boat whose version grows by each writer that comes between. */
class PatchRequestsTest {

    private static final String RENAME =
            "[{\"op\": \"test\", \"path\": \"/id\", \"value\": 5}, {\"op\": \"replace\", \"path\": \"/name\","
                    + " \"value\": \"Nina\"}]";

    /** A boat as GET shows it. */
    public record Boat(long id, String name) {}

    private final List<String> writtenNames = new ArrayList<>();
    private final List<IfMatch> versions = new ArrayList<>();
    private long version = 1;
    private int writersBetween;

    @Test
    void operationsReplaceTheVersionThatTheyWereAppliedTo() {
        assertEquals(200, patch(RENAME, null).getStatus());
        assertEquals(List.of("Nina"), writtenNames);
        assertEquals(List.of(IfMatch.only(1)), versions);
    }

    @Test
    void operationsAreAppliedAgainAfterAnotherWrite() {
        writersBetween = 2;
        assertEquals(200, patch(RENAME, null).getStatus());
        assertEquals(List.of("Nina"), writtenNames);
        assertEquals(List.of(IfMatch.only(1), IfMatch.only(2), IfMatch.only(3)), versions);
    }

    @Test
    void operationsAreGivenUpAfterTwentyOtherWrites() {
        writersBetween = 20;
        assertRefused(412, RENAME, null);
        assertEquals(20, versions.size());
    }

    @Test
    void clientThatNamesItsVersionIsRefusedAfterAnotherWrite() {
        writersBetween = 1;
        assertRefused(412, RENAME, "\"1\"");
        assertRefused(412, RENAME, "\"1\"");
        assertEquals(List.of(IfMatch.only(1)), versions);
    }

    @Test
    void testsWriteNothing() {
        var answer = patch("[{\"op\": \"test\", \"path\": \"/name\", \"value\": \"Pinta\"}]", null);
        assertEquals("200 \"1\"", answer.getStatus() + " " + answer.getHeaderString("ETag"));
        assertRefused(409, "[{\"op\": \"test\", \"path\": \"/name\", \"value\": \"Nina\"}]", null);
        assertEquals(List.of(), versions);
    }

    @Test
    void mergePatchReplacesTheVersionsThatTheClientNames() {
        patch("{\"boat\": {\"name\": \"Nina\"}}", "\"1\"");
        patch("{\"name\": \"Pinta\"}", null);
        assertEquals(List.of("Nina", "Pinta"), writtenNames);
        assertEquals(List.of(new IfMatch(Set.of(1L)), IfMatch.ALL), versions);
    }

    @Test
    void bodyWithoutAKnownMemberIsRefused() {
        for (var body : List.of("{}", "{\"colour\": 1}", "[{\"op\": \"remove\", \"path\": \"/id\"}]")) {
            assertRefused(422, body, null);
        }
        assertEquals(List.of(), writtenNames);
    }

    private void assertRefused(int status, String body, String ifMatch) {
        var failure = assertThrows(ProblemException.class, () -> patch(body, ifMatch), body);
        assertEquals(status, failure.problem().status(), body);
    }

    private Response patch(String body, String ifMatch) {
        return writes(ifMatch)
                .patch(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        "boat",
                        this::document,
                        PatchRequestsTest::read,
                        this::write);
    }

    private static RequestObject read(RequestObject input) {
        input.text("name", 9);
        return input;
    }

    private Versioned<Envelope<Boat>> document() {
        return new Versioned<>(version, Envelope.ofOne("boat", new Boat(5, "Pinta")));
    }

    private Versioned<?> write(RequestObject input, WriteRequest write) {
        versions.add(write.ifMatch());
        if (writersBetween > 0) {
            writersBetween--;
            version++;
            throw Problems.preconditionFailed("It has changed");
        }
        input.check();
        writtenNames.add(input.text("name", 9).value());
        return document();
    }

    private static WriteRequests writes(String ifMatch) {
        var fake = new FakeRequest("PATCH", "/boats/5").attribute(ActorName.ATTRIBUTE, "anna");
        var request = (ifMatch == null ? fake : fake.header("If-Match", ifMatch)).servlet();
        var writes = new WriteRequests();
        writes.request = request;
        writes.jsonb = JsonConfiguration.jsonb();
        writes.conditional = new ConditionalRequests();
        writes.conditional.request = request;
        writes.conditional.expansion = FakeRelation.expansion();
        writes.expansion = writes.conditional.expansion;
        return writes;
    }
}
