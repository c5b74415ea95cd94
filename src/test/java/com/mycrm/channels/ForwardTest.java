package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardTest {

    @Test
    void parametersAreSingleLines() {
        assertEquals(
                List.of("+1650", "PF-1", "Hi 👋 there"),
                forward("PF-1", " Hi 👋\n\tthere ").parameters());
        assertEquals("+1650\nPF-1\nHi 👋 there", forward("PF-1", "Hi 👋\nthere").summary());
    }

    @Test
    void missingParameterIsADash() {
        assertEquals(List.of("+1650", "-", "-"), forward(null, " \n").parameters());
    }

    @Test
    void longParameterIsCut() {
        assertEquals(
                "x".repeat(599) + "…",
                forward(null, "x".repeat(601)).parameters().get(2));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "9, PT4M16S", "10, PT5M"})
    void pauseDoublesUpToFiveMinutes(int attempts, Duration pause) {
        assertEquals(pause, ForwardStore.pauseAfter(attempts));
    }

    private static Forward forward(String reference, String text) {
        return new Forward(1, "able", "111", 1, "222", new Forward.Lead("+1650", reference, text));
    }
}
