package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestConfig.class)
class ProblemTest {

    @Test
    void documentHasTheMembersOfRfc9457AndTheRequestId() {
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"The lead 7 does not exist.\","
                        + "\"instance\":\"/whatsapp-leads/7\",\"request_id\":\"id-1\","
                        + "\"error\":\"ResourceNotFound\",\"messages\":[\"The lead 7 does not exist.\"]}",
                Problems.notFound("The lead 7")
                        .problem()
                        .toJson("/whatsapp-leads/7", "id-1")
                        .toString());
    }

    @Test
    void documentListsEveryViolation() {
        var problem = Problems.badRequest(
                        List.of(Violation.parameter("page", "takes 1"), Violation.pointer("/phone", "is missing")))
                .problem();
        assertEquals(
                "[{\"parameter\":\"page\",\"detail\":\"takes 1\"},{\"pointer\":\"/phone\",\"detail\":\"is missing\"}]",
                problem.toJson("/", "id-1").getJsonArray("errors").toString());
    }

    @Test
    void messagesAreKeyedByParameterAndByMember() {
        var problem = Problems.badRequest(List.of(
                        Violation.parameter("filters[date]", "takes a day"),
                        Violation.parameter("filters[date][from]", "takes a day"),
                        Violation.parameter("filters[date]", "is given more than once"),
                        Violation.pointer("/languages/0/title", "takes text"),
                        Violation.pointer("", "The body is missing.")))
                .problem();
        assertEquals(
                "{\"filters\":{\"date\":{\"invalid\":\"filters[date] takes a day.\","
                        + "\"from\":{\"invalid\":\"filters[date][from] takes a day.\"},"
                        + "\"invalid_2\":\"filters[date] is given more than once.\"}},"
                        + "\"languages\":{\"0\":{\"title\":{\"invalid\":\"languages/0/title takes text.\"}}},"
                        + "\"body\":{\"invalid\":\"The body is missing.\"}}",
                problem.toJson("/", "id-1").get("messages").toString());
    }

    @Test
    void memberWithTheNameOfAMessageDoesNotReplaceIt() {
        var problem = Problems.badRequest(
                        List.of(Violation.pointer("/a", "takes b"), Violation.pointer("/a/invalid", "takes c")))
                .problem();
        assertEquals(
                "{\"a\":{\"invalid\":{\"invalid\":\"a takes b.\",\"invalid_2\":\"a/invalid takes c.\"}}}",
                problem.toJson("/", "id-1").get("messages").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest",
        "401, Unauthorized",
        "403, Forbidden",
        "404, ResourceNotFound",
        "405, MethodNotAllowed",
        "406, NotAcceptable",
        "409, Conflict",
        "413, ContentTooLarge",
        "422, InvalidRequest",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void errorIsOneWord(int status, String word) {
        assertEquals(word, Problem.of(status, "x").toJson("/", "id-1").getString("error"));
    }

    @Test
    void documentHasExtraMembers() {
        var problem = new Problem("about:blank", "Bad Request", 400, "x", List.of(), Map.of("error", "invalid_grant"));
        assertEquals("invalid_grant", problem.toJson("/token", "id-1").getString("error"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.001S, 1", "PT1S, 1", "PT1.001S, 2", "PT60S, 60"})
    void retryAfterIsRoundedUpToWholeSeconds(Duration wait, String seconds) {
        assertEquals(
                Map.of("Retry-After", seconds),
                Problems.tooManyRequests("x", wait).headers());
    }

    @Test
    void missingTokenIsChallenged() {
        assertEquals(
                Map.of("WWW-Authenticate", "Bearer"), Problems.unauthorized("x").headers());
        TestConfig.set(Setting.BASIC_AUTH, "true");
        assertEquals(
                Map.of("WWW-Authenticate", "Basic realm=\"whatsapp-leads\", Bearer"),
                Problems.unauthorized("x").headers());
    }
}
