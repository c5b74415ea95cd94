package com.mycrm.leads.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.RequestObject;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallInputTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final CallDetails BEFORE =
            new CallDetails("R", START.plusSeconds(60), 60, 40, 20, "https://example.com/1.mp3", 7L);

    /** @param json with single quotes */
    private static RequestObject object(String json) {
        return new RequestObject(JsonReaders.object(json.replace('\'', '"')), "", ZoneOffset.UTC);
    }

    private static String times(CallDetails call) {
        return call.end() + " " + call.callTime() + " " + call.talkTime() + " " + call.waitTime();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                 | 2026-01-01T10:00:00Z 0 0 0",
                "{'talk_time': 20, 'wait_time': 3}                  | 2026-01-01T10:00:23Z 23 20 3",
                "{'call_time': 30, 'talk_time': 20}                 | 2026-01-01T10:00:30Z 30 20 0",
                "{'call_end': '2026-01-01T10:01:00Z'}               | 2026-01-01T10:01:00Z 60 0 0",
                "{'call_end': '2025-12-31T00:00:00Z'}               | 2025-12-31T00:00:00Z 0 0 0",
                "{'call_end': '2026-02-01T00:00:00Z'}               | 2026-02-01T00:00:00Z 86400 0 0"
            })
    void timesOfANewCallFollowFromThoseGiven(String json, String times) {
        assertEquals(times, times(CallInput.of(object(json)).over(CallDetails.NONE, START)));
    }

    @Test
    void knownCallKeepsWhatIsNotGiven() {
        assertEquals(BEFORE, CallInput.of(object("{}")).over(BEFORE, START));
        assertEquals(
                new CallDetails("S", BEFORE.end(), 60, 0, 20, null, null),
                CallInput.of(object("{'reference': 'S', 'talk_time': null, 'download_url': '', 'lead': null}"))
                        .over(BEFORE, START));
    }

    @Test
    void newEndGivesANewCallTime() {
        var changed =
                CallInput.of(object("{'call_end': '2026-01-01T10:00:30Z'}")).over(BEFORE, START);
        assertEquals("2026-01-01T10:00:30Z 30 40 20", times(changed));
    }

    @Test
    void endHasAYearOfFourDigits() {
        var start = Instant.parse("9999-12-31T23:00:00Z");
        assertEquals(
                "9999-12-31T23:59:59Z 86400 0 0",
                times(CallInput.of(object("{'call_time': 86400}")).over(CallDetails.NONE, start)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'download_url': 'javascript:alert(1)'}",
                "{'download_url': 'ftp://example.com'}",
                "{'call_time': -1}",
                "{'wait_time': 86401}",
                "{'talk_time': 1.5}",
                "{'call_end': 'soon'}",
                "{'lead': 'x'}"
            })
    void badValueIsAFault(String json) {
        var object = object(json);
        CallInput.of(object);
        assertEquals(1, object.faults().size());
    }
}
