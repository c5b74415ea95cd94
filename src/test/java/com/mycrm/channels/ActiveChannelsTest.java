package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.persistence.DatabaseReady;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class ActiveChannelsTest {

    private final ActiveChannels channels = new ActiveChannels();

    /** Java's own expressions can do more than RE2/J, which compiles the pattern for the events. */
    @Test
    void patternThatOnlyJavaKnowsStopsTheStart() {
        TestConfig.set(Setting.PROPERTY_PATTERN, "(?<=ref )(\\d+)");
        var failure = assertThrows(IllegalArgumentException.class, () -> channels.check(new DatabaseReady()));
        assertEquals(
                "LEADS_PROPERTY_PATTERN is '(?<=ref )(\\d+)', but takes a regular expression of RE2, without"
                        + " look-around and back-references",
                failure.getMessage());
    }

    @Test
    void otherPatternIsTaken() {
        TestConfig.set(Setting.PROPERTY_PATTERN, "ref (\\d+)");
        assertDoesNotThrow(() -> channels.check(new DatabaseReady()));
    }
}
