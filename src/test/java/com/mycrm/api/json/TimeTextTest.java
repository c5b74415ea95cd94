package com.mycrm.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    @Test
    void timeIsWrittenToTheSecond() {
        assertEquals("2009-07-20T22:55:01Z", TimeText.of(Instant.parse("2009-07-20T22:55:01.999Z")));
    }

    @Property
    void anyTimeIsWrittenAsInIso8601(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        var time = Instant.ofEpochSecond(second);
        assertEquals(time.toString(), TimeText.of(time));
    }

    /** Days that share a place in the cache replace each other. */
    @Property
    void anyTwoTimesAreWrittenInTurn(
            @ForAll @LongRange(min = 0, max = 86_399) long second, @ForAll @LongRange(max = 40) long turns) {
        var first = Instant.ofEpochSecond(second);
        var other = Instant.ofEpochSecond(second + turns * 4096 * 86_400);
        assertEquals(first.toString(), TimeText.of(first));
        assertEquals(other.toString(), TimeText.of(other));
        assertEquals(first.toString(), TimeText.of(first));
    }
}
