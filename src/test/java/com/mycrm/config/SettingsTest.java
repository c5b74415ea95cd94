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
import java.util.Set;
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
                "DB_POOL, ten, \"LEADS_DB_POOL is 'ten', but takes a whole number from 1 to 1000\"",
                "READS_AT_ONCE, 1.5, \"LEADS_READS_AT_ONCE is '1.5', but takes a whole number from 1 to 10000\"",
                "SAMPLE_DATA, ja, \"LEADS_SAMPLE_DATA is 'ja', but takes true or false\"",
                "DB_WAIT, 5m, \"LEADS_DB_WAIT is '5m', but takes a duration such as PT30M, or seconds\"",
                "DB_WAIT, 1234567890, \"LEADS_DB_WAIT is '1234567890', but takes a duration such as PT30M, or seconds\"",
                "INBOX_WORKERS, 0, \"LEADS_INBOX_WORKERS is '0', but takes a whole number from 1 to 1000\"",
                "MAX_URL, 99, \"LEADS_MAX_URL is '99', but takes a whole number from 100 to 60000\"",
                "DRAIN, -PT5S, \"LEADS_DRAIN is '-PT5S', but takes a duration such as PT30M, or seconds\"",
                "DRAIN, P40000D, \"LEADS_DRAIN is 'P40000D', but takes a duration such as PT30M, or seconds\"",
                "TOKEN_LIFE, 0,"
                        + " \"LEADS_TOKEN_LIFE is '0', but takes a duration such as PT30M, or seconds, of a second at"
                        + " least\"",
                "PUBLIC_URL, leads.example.com,"
                        + " \"LEADS_PUBLIC_URL is 'leads.example.com', but takes a URL that begins with http:// or"
                        + " https://\"",
                "TRUSTED_PROXIES, 10.0.0.0/8,"
                        + " \"LEADS_TRUSTED_PROXIES is '10.0.0.0/8', but takes IP addresses, not ranges or names, with"
                        + " commas between\"",
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

    @ParameterizedTest
    @CsvSource({
        "TRUSTED_PROXIES, '10.0.0.1, 10.0.0.2,::1'",
        "PUBLIC_URL, https://leads.example.com:8443/crm/",
        "META_GRAPH_URL, http://127.0.0.1:9000",
        "RIGHTS_DELAY, PT0S",
        "STREAMS, 0"
    })
    void checkAcceptsOtherValues(Setting setting, String value) {
        TestConfig.set(setting, value);
        assertDoesNotThrow(Settings::check);
    }

    @Test
    void namesThatAreNoSettingsAreUnknown() {
        assertEquals(
                Set.of("LEADS_DB_PASWORD", "leads_port"),
                Settings.unknown(
                        Stream.of("LEADS_DB_PASWORD", "leads_port", "LEADS_PORT", "leads.own.process", "HOME")));
    }

    @Test
    void checkAcceptsTheDefaults() {
        assertDoesNotThrow(Settings::check);
    }
}
