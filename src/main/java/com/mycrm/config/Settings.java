package com.mycrm.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the values of the settings: a system property, or else an environment variable.
 *
 * <p>Not through MicroProfile Config, which not every server has for each class that needs a setting.
 *
 * <p>Static, because the server creates the connection pool and the persistence provider's session, and neither can
 * inject. Each method throws {@link IllegalArgumentException} for a value that its setting cannot take; {@link
 * #check()} finds all of these at the start.
 */
public final class Settings {

    private Settings() {}

    /** The value as text; an empty value counts as not set. */
    public static String text(Setting setting) {
        return configured(setting.key()).orElse(setting.defaultValue());
    }

    /** The value as text, where one is set or the default is not empty. */
    public static Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isEmpty());
    }

    public static int integer(Setting setting) {
        return (int) parsed(setting);
    }

    public static boolean isOn(Setting setting) {
        return (boolean) parsed(setting);
    }

    public static Duration duration(Setting setting) {
        return (Duration) parsed(setting);
    }

    /** The time zone of days, and of times without a zone; read once. */
    public static ZoneId zone() {
        return Zone.ID;
    }

    /** The names and addresses of a list of hosts. */
    @SuppressWarnings("unchecked")
    public static Set<String> hosts(Setting setting) {
        return optional(setting)
                .map(value -> (Set<String>) setting.parse(value))
                .orElse(Set.of());
    }

    /** The country of phone numbers that are written without one, where it is set. */
    public static Optional<String> country() {
        return optional(Setting.COUNTRY).map(value -> (String) Setting.COUNTRY.parse(value));
    }

    /** The bytes of a key, where one is set. */
    public static Optional<byte[]> bytes(Setting setting) {
        return optional(setting).map(value -> (byte[]) setting.parse(value));
    }

    public static Optional<Pattern> pattern(Setting setting) {
        return optional(setting).map(value -> (Pattern) setting.parse(value));
    }

    /** Parses every setting, so that a malformed value stops the start instead of a later request. */
    public static void check() {
        Stream.of(Setting.values()).forEach(setting -> optional(setting).ifPresent(setting::parse));
    }

    /** The variables and system properties with the prefix of settings that name no setting, such as typing errors. */
    public static Set<String> unknown() {
        return unknown(Stream.concat(
                System.getenv().keySet().stream(), System.getProperties().stringPropertyNames().stream()));
    }

    static Set<String> unknown(Stream<String> names) {
        var known = Stream.of(Setting.values()).map(Setting::key).collect(Collectors.toSet());
        return names.filter(name -> name.toUpperCase(Locale.ROOT).startsWith(Setting.PREFIX) && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The value of a name that has no {@link Setting}, such as {@code mp.jwt.verify.issuer}. */
    public static Optional<String> configured(String key) {
        return configured(key, System::getProperty, System::getenv);
    }

    /** The environment has {@code MP_JWT_VERIFY_ISSUER} for {@code mp.jwt.verify.issuer}. */
    static Optional<String> configured(
            String key, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        var variable = key.replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(properties.apply(key), environment.apply(variable))
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Reads the zone when it is first used. */
    private static final class Zone {

        static final ZoneId ID = (ZoneId) parsed(Setting.ZONE);
    }

    private static Object parsed(Setting setting) {
        return setting.parse(text(setting));
    }
}
