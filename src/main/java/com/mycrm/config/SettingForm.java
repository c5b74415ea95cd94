package com.mycrm.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The syntax of a setting's value. */
enum SettingForm {
    TEXT("text", value -> value),
    NUMBER("a whole number", Integer::valueOf),
    SWITCH("true or false", SettingForm::isOn),
    DURATION("a duration such as PT30M, or seconds", SettingForm::duration),
    AT_LEAST_A_SECOND(
            "a duration such as PT30M, or seconds, of a second at least", SettingForm::durationOfASecondAtLeast),
    TIME_ZONE("a time zone such as Europe/Brussels", ZoneId::of),
    COUNTRY("the ISO code of a country, such as BE", SettingForm::country),
    PATTERN("a regular expression", Pattern::compile),
    URL("a URL that begins with http:// or https://", SettingForm::url),
    ADDRESSES("IP addresses, not ranges or names, with commas between", SettingForm::addresses),
    HOSTS("names or addresses of hosts without port, with commas between", SettingForm::hosts),
    KEY("32 bytes in base64", SettingForm::key);

    private static final int KEY_LENGTH = 32;

    /** A century: no sum with a present time is out of range. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

    /** A name or an IPv4 address; or an IPv6 address. */
    private static final Pattern HOST =
            Pattern.compile("[\\w.-]{1,253}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");

    private final String takes;
    private final Function<String, Object> parser;

    SettingForm(String takes, Function<String, Object> parser) {
        this.takes = takes;
        this.parser = parser;
    }

    String takes() {
        return takes;
    }

    Object parse(String value) {
        return parser.apply(value);
    }

    private static boolean isOn(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static Duration duration(String value) {
        var duration = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(value);
        }
        return duration;
    }

    private static Duration durationOfASecondAtLeast(String value) {
        var duration = duration(value);
        if (duration.toSeconds() < 1) {
            throw new IllegalArgumentException(value);
        }
        return duration;
    }

    private static String url(String value) {
        if (!value.matches("https?://[^\\s/?#]+[^\\s?#]*")) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    private static Set<String> addresses(String value) {
        var addresses = Set.copyOf(List.of(value.split("[ ,]+")));
        if (!addresses.stream().allMatch(ADDRESS.asMatchPredicate())) {
            throw new IllegalArgumentException(value);
        }
        return addresses;
    }

    private static String country(String value) {
        var code = value.toUpperCase(Locale.ROOT);
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            throw new IllegalArgumentException(value);
        }
        return code;
    }

    private static Set<String> hosts(String value) {
        var hosts = Stream.of(value.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (!hosts.stream().allMatch(HOST.asMatchPredicate())) {
            throw new IllegalArgumentException(value);
        }
        return hosts;
    }

    private static byte[] key(String value) {
        var bytes = Base64.getDecoder().decode(value);
        if (bytes.length != KEY_LENGTH) {
            throw new IllegalArgumentException("The key has " + bytes.length + " bytes");
        }
        return bytes;
    }
}
