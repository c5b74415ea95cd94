package com.mycrm.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The values of the settings, read through MicroProfile Config.
 *
 * <p>Static, because the connection pool is made by the server and not by CDI. A value that its setting cannot take is an
 * {@link IllegalStateException} whose message names setting, value and what it takes; it stops the start.
 */
public final class Settings {

    /** Bytes of {@link Setting#SECRETS_KEY}. */
    public static final int SECRETS_KEY_LENGTH = 32;

    private Settings() {}

    /** The value as text; an empty value counts as not set. */
    public static String text(Setting setting) {
        return configured(setting.key()).orElse(setting.standard());
    }

    /** The value, where one is set or the default is not empty. */
    public static Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isEmpty());
    }

    public static int integer(Setting setting) {
        var value = text(setting);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw refused(setting, "a whole number");
        }
    }

    public static boolean isOn(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw refused(setting, "true or false");
        };
    }

    /** The value as an ISO 8601 duration ({@code PT30M}) or as a plain number of seconds. */
    public static Duration duration(Setting setting) {
        var value = text(setting);
        try {
            return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        } catch (DateTimeException e) {
            throw refused(setting, "a duration such as PT30M, or seconds");
        }
    }

    public static ZoneId zone(Setting setting) {
        try {
            return ZoneId.of(text(setting));
        } catch (DateTimeException e) {
            throw refused(setting, "a time zone such as Europe/Brussels");
        }
    }

    /** The bytes whose base64 the value is, where one is set. */
    public static Optional<byte[]> bytes(Setting setting, int length) {
        return optional(setting).map(value -> {
            try {
                var bytes = Base64.getDecoder().decode(value);
                if (bytes.length == length) {
                    return bytes;
                }
            } catch (IllegalArgumentException e) {
                // said below, as another length is
            }
            throw new IllegalStateException(setting.key() + " takes " + length + " bytes in base64");
        });
    }

    public static Optional<Pattern> pattern(Setting setting) {
        try {
            return optional(setting).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw refused(setting, "a regular expression");
        }
    }

    /** Reads every setting that has a form, so that a value of another form stops the start and not a request. */
    public static void check() {
        zone(Setting.ZONE);
        bytes(Setting.SECRETS_KEY, SECRETS_KEY_LENGTH);
        pattern(Setting.PROPERTY_PATTERN);
        Stream.of(Setting.SAMPLE_DATA, Setting.TOKEN_ENDPOINTS).forEach(Settings::isOn);
        Stream.of(Setting.DB_POOL, Setting.MAX_URL, Setting.MAX_HEADERS, Setting.INBOX_WORKERS, Setting.INBOX_ATTEMPTS)
                .forEach(Settings::integer);
        optional(Setting.READS_AT_ONCE).ifPresent(text -> integer(Setting.READS_AT_ONCE));
        Stream.of(
                        Setting.DB_WAIT,
                        Setting.DB_TIMEOUT,
                        Setting.TOKEN_LIFE,
                        Setting.LOGIN_LIFE,
                        Setting.REFRESH_LIFE,
                        Setting.RIGHTS_DELAY,
                        Setting.COUNT_CHECK,
                        Setting.LEAD_WINDOW,
                        Setting.INBOX_KEEP,
                        Setting.INBOX_BEHIND)
                .forEach(Settings::duration);
    }

    /** A value of a name that is not ours, such as {@code mp.jwt.verify.issuer}; empty counts as not set. */
    public static Optional<String> configured(String key) {
        return ConfigProvider.getConfig()
                .getOptionalValue(key, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static IllegalStateException refused(Setting setting, String takes) {
        return new IllegalStateException(setting.key() + " is '" + text(setting) + "', but takes " + takes);
    }
}
