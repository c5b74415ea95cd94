package com.mycrm.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestConfig.class)
class SettingsTest {

    @Test
    void textIsTheStrippedValue() {
        TestConfig.set(Setting.HOST, " 10.0.0.1 ");
        assertEquals("10.0.0.1", Settings.text(Setting.HOST));
    }

    @Test
    void blankValueCountsAsNotSet() {
        TestConfig.set(Setting.HOST, "  ");
        assertEquals("0.0.0.0", Settings.text(Setting.HOST));
        assertEquals(Optional.empty(), Settings.optional(Setting.SIGNING_KEY));
    }

    @Test
    void systemPropertyIsReadBeforeTheEnvironment() {
        var properties = Map.of("LEADS_ZONE", "Asia/Dubai", "LEADS_HOST", " ");
        var environment = Map.of("LEADS_ZONE", "UTC", "LEADS_HOST", "10.0.0.1", "MP_JWT_VERIFY_ISSUER", " idp ");
        assertEquals(
                List.of("Asia/Dubai", "10.0.0.1", "idp", "none"),
                Stream.of("LEADS_ZONE", "LEADS_HOST", "mp.jwt.verify.issuer", "mp.jwt.verify.audiences")
                        .map(key -> Settings.configured(key, properties::get, environment::get)
                                .orElse("none"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "YES, true", "On, true", "1, true", "false, false", "no, false", "OFF, false", "0, false"
    })
    void switchTakesTheUsualWords(String value, boolean expected) {
        TestConfig.set(Setting.SAMPLE_DATA, value);
        assertEquals(expected, Settings.isOn(Setting.SAMPLE_DATA));
    }

    @ParameterizedTest
    @CsvSource({"PT30M, PT30M", "90, PT1M30S", "P7D, PT168H"})
    void durationIsIso8601OrSeconds(String value, Duration expected) {
        TestConfig.set(Setting.TOKEN_LIFE, value);
        assertEquals(expected, Settings.duration(Setting.TOKEN_LIFE));
    }

    @Test
    void zoneIsATimeZone() {
        assertEquals(ZoneId.of("Europe/Brussels"), Setting.ZONE.parse("Europe/Brussels"));
        assertEquals("BE", Setting.COUNTRY.parse("be"));
    }

    @Test
    void keyIsThirtyTwoBytes() {
        var key = new byte[32];
        key[31] = 7;
        TestConfig.set(Setting.SECRETS_KEY, Base64.getEncoder().encodeToString(key));
        assertArrayEquals(key, Settings.bytes(Setting.SECRETS_KEY).orElseThrow());
    }

    @Test
    void patternIsAbsentByDefault() {
        assertEquals(Optional.empty(), Settings.pattern(Setting.PROPERTY_PATTERN));
        TestConfig.set(Setting.PROPERTY_PATTERN, "REF-([0-9]+)");
        assertEquals(
                "REF-([0-9]+)",
                Settings.pattern(Setting.PROPERTY_PATTERN).orElseThrow().pattern());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "DB_POOL, ten, \"LEADS_DB_POOL is 'ten', but takes a whole number\"",
                "READS_AT_ONCE, 1.5, \"LEADS_READS_AT_ONCE is '1.5', but takes a whole number\"",
                "SAMPLE_DATA, ja, \"LEADS_SAMPLE_DATA is 'ja', but takes true or false\"",
                "DB_WAIT, 5m, \"LEADS_DB_WAIT is '5m', but takes a duration such as PT30M, or seconds\"",
                "DB_WAIT, 1234567890, \"LEADS_DB_WAIT is '1234567890', but takes a duration such as PT30M, or seconds\"",
                "COUNTRY, Belgium, \"LEADS_COUNTRY is 'Belgium', but takes the ISO code of a country, such as BE\"",
                "ZONE, Mars, \"LEADS_ZONE is 'Mars', but takes a time zone such as Europe/Brussels\"",
                "PROPERTY_PATTERN, (, \"LEADS_PROPERTY_PATTERN is '(', but takes a regular expression\"",
                "SECRETS_KEY, c2hvcnQ=, LEADS_SECRETS_KEY takes 32 bytes in base64",
                "SECRETS_KEY, ???, LEADS_SECRETS_KEY takes 32 bytes in base64"
            })
    void checkNamesTheSettingAndWhatItTakes(Setting setting, String value, String message) {
        TestConfig.set(setting, value);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, Settings::check).getMessage());
    }

    @Test
    void checkAcceptsTheDefaults() {
        assertDoesNotThrow(Settings::check);
    }
}
