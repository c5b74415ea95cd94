package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.expand.FakeRelation;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.Stamped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestsTest {

    private final Map<String, Long> generations = new HashMap<>(Map.of("boats", 3L, "crews", 5L));

    @Test
    void etagOfAPlainObjectIsItsVersion() {
        assertEquals("\"7\"", tag(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"'true', boats", "'true', crews", "boat, boats", "'crew,boat', crews"})
    void etagOfAnExpandedObjectChangesWithItsRelation(String header, String counter) {
        var before = tag(Map.of(Expansion.HEADER, header));
        generations.merge(counter, 1L, Long::sum);
        assertNotEquals(before, tag(Map.of(Expansion.HEADER, header)));
    }

    @ParameterizedTest
    @CsvSource({"boat, crews", "crew, boats", "false, boats", "ship, crews"})
    void etagOfAnExpandedObjectIgnoresOtherRelations(String header, String counter) {
        var before = tag(Map.of(Expansion.HEADER, header));
        generations.merge(counter, 1L, Long::sum);
        assertEquals(before, tag(Map.of(Expansion.HEADER, header)));
    }

    @Test
    void etagsOfDifferentExpansionsDiffer() {
        generations.put("crews", 3L);
        var headers = List.of("true", "boat", "crew", "false");
        assertEquals(
                4,
                headers.stream()
                        .map(header -> tag(Map.of(Expansion.HEADER, header)))
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "\"7-gzip\"", "*"})
    void anObjectThatTheClientHasIsNotSentAgain(String known) {
        var response = requests(Map.of("If-None-Match", known)).one(7, "document");
        assertEquals(304, response.getStatus());
        assertEquals("\"7\"", tag(response));
    }

    @Test
    void whatAPostWasForwardedToIsSent() {
        var response = requests(Map.of("If-None-Match", "*", "method", "POST")).one(7, "document");
        assertEquals(List.of(200, "document"), List.of(response.getStatus(), response.getEntity()));
    }

    @Test
    void anObjectOfAnotherVersionIsSent() {
        var response = requests(Map.of("If-None-Match", "\"6\"")).one(7, "document");
        assertEquals(List.of(200, "document"), List.of(response.getStatus(), response.getEntity()));
    }

    @Test
    void anExpandedObjectIsSentAgainAfterAChangeOfItsRelation() {
        var old = tag(Map.of(Expansion.HEADER, "boat"));
        var headers = Map.of(Expansion.HEADER, "boat", "If-None-Match", old);
        assertEquals(304, requests(headers).one(7, "document").getStatus());
        generations.merge("boats", 1L, Long::sum);
        assertEquals(200, requests(headers).one(7, "document").getStatus());
    }

    @Test
    void anUnchangedListIsNotRead() {
        var response = requests(Map.of("If-None-Match", "\"9\"")).list(() -> 9, () -> {
            throw new AssertionError("read");
        });
        assertEquals(304, response.getStatus());
    }

    @Test
    void aListIsTaggedWithTheGenerationItWasReadAt() {
        var requests = requests(Map.of("If-None-Match", "\"8\""));
        var response = requests.list(
                () -> 9, () -> new Stamped<>(10, Response.ok("list").build()));
        assertEquals(List.of(200, "\"10\""), List.of(response.getStatus(), tag(response)));
    }

    @Test
    void aStarMatchesAnyVersionButNotNone() {
        IfMatch.EXISTING.check(7);
        assertTrue(IfMatch.EXISTING.isAny());
        IfMatch.ALL.checkNone();
        assertEquals(
                412,
                assertThrows(ProblemException.class, IfMatch.EXISTING::checkNone)
                        .problem()
                        .status());
    }

    @Test
    void aStarOfIfNoneMatchTakesNoneOnly() {
        var none = requests(Map.of("If-None-Match", " *")).expected();
        none.checkNone();
        assertThrows(ProblemException.class, () -> none.check(7));
        var both = requests(Map.of("If-None-Match", "*", "If-Match", "*")).expected();
        assertThrows(ProblemException.class, () -> both.check(7));
        assertThrows(ProblemException.class, both::checkNone);
        assertEquals(IfMatch.ALL, requests(Map.of("If-None-Match", "\"7\"")).expected());
    }

    @Test
    void ifMatchNamesVersions() {
        assertEquals(
                new IfMatch(Set.of(7L, 8L)),
                requests(Map.of("If-Match", "\"7\", \"8-3-5-abc\", W/\"9\"")).expected());
        assertEquals(IfMatch.EXISTING, requests(Map.of("If-Match", "*")).expected());
        assertEquals(IfMatch.ALL, requests(Map.of()).expected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "W/\"7\"|If-Match has a weak ETag only (W/…), which matches nothing; send the ETag as the answer had it.",
                "7|If-Match has no ETag of this service; send one as the answer had it, with its quotes.",
                "\"abc\"|If-Match has no ETag of this service; send one as the answer had it, with its quotes.",
                "\"6\", W/\"7\"|It has changed since the ETag in If-Match; read it again."
            })
    void ifMatchOfNoVersionSaysWhatIsWrong(String given, String detail) {
        var expected = requests(Map.of("If-Match", given)).expected();
        var refused = assertThrows(ProblemException.class, () -> expected.check(7));
        assertEquals(
                List.of(412, detail),
                List.of(refused.problem().status(), refused.problem().detail()));
    }

    private String tag(Map<String, String> headers) {
        return tag(requests(headers).one(7, "document"));
    }

    private static String tag(Response response) {
        return response.getHeaderString("ETag");
    }

    private ConditionalRequests requests(Map<String, String> headers) {
        var requests = new ConditionalRequests();
        requests.request = request(headers);
        requests.expansion =
                FakeRelation.expansion(new FakeRelation("boat", "boats"), new FakeRelation("crew", "crews"));
        requests.generations = new RequestGenerations() {
            @Override
            public long of(String counter) {
                return generations.get(counter);
            }
        };
        return requests;
    }

    private static HttpServletRequest request(Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getMethod")) {
                        return headers.getOrDefault("method", "GET");
                    }
                    var value = headers.get(arguments[0].toString());
                    return method.getName().equals("getHeaders")
                            ? Collections.enumeration(value == null ? List.of() : List.of(value))
                            : value;
                });
    }
}
