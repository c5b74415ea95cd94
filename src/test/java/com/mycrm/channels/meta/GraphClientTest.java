package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.SendResult;
import com.mycrm.channels.SendResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphClientTest {

    @Test
    void sentMessageHasAnId() {
        assertEquals(SendResult.sent("wamid.1"), GraphClient.result(200, "{\"messages\": [{\"id\": \"wamid.1\"}]}"));
        assertEquals(SendResult.sent(null), GraphClient.result(200, "{\"messages\": []}"));
        assertEquals(SendResult.sent(null), GraphClient.result(201, "no JSON"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4, LATER",
        "400, 80007, LATER",
        "400, 130429, LATER",
        "400, 131016, LATER",
        "400, 131048, LATER",
        "400, 131056, LATER",
        "400, 133016, LATER",
        "429, 1, LATER",
        "500, 1, LATER",
        "400, 131026, REFUSED",
        "404, 132001, REFUSED",
        "302, 1, REFUSED"
    })
    void errorIsSentLaterWhereItsLimitPasses(int status, int code, Outcome outcome) {
        assertEquals(
                SendResult.failed(outcome, code + " Limit reached"),
                GraphClient.result(status, "{\"error\": {\"code\": " + code + ", \"message\": \"Limit\\n reached\"}}"));
    }

    @Test
    void errorWithoutJsonHasTheStatusAsReason() {
        assertEquals(
                SendResult.failed(Outcome.LATER, "503 refused by the Graph API"),
                GraphClient.result(503, "<html>not JSON</html>"));
    }
}
