package com.mycrm.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting of the service: its form, its default and its meaning.
 *
 * <p>Its name is the constant's with the prefix {@code LEADS_}, as an environment variable, a system property, or a
 * line of a configuration file. This type needs the JDK only, because the launcher uses it before there is a server;
 * {@link Settings} reads the values.
 */
public enum Setting {
    HOST("0.0.0.0", "address to listen on; with sample data always 127.0.0.1"),
    PORT(Form.NUMBER, "8080", "port to listen on"),
    CONFIG("leads.properties", "file of settings, read at start where it exists"),
    DB_URL("jdbc:h2:file:./data/leads", "JDBC URL of an H2, MariaDB (jdbc:mysql:) or MySQL database"),
    DB_USER("leads", "database user"),
    DB_PASSWORD("", "database password"),
    DB_POOL(Form.NUMBER, "10", "database connections of this node at most"),
    DB_WAIT(Form.DURATION, "PT5M", "how long a start waits for the database"),
    DB_TIMEOUT(Form.DURATION, "PT10S", "how long one query may run"),
    READS_AT_ONCE(Form.NUMBER, "", "requests that read worked on at a time; empty: twice the processors, at least 4"),
    ZONE(Form.TIME_ZONE, "UTC", "time zone whose days the date filters mean"),
    COUNTRY(Form.COUNTRY, "", "ISO code of the country of phone numbers that are written without one, such as BE"),
    COUNT_CHECK(Form.DURATION, "PT24H", "how often the counts of leads are checked against the leads themselves"),
    SAMPLE_DATA(
            Form.SWITCH,
            "false",
            "fills an empty database with sample leads and credentials, which then opens with this setting only"),
    FALLBACK_USER("", "e-mail of the user of leads that have no other; empty: the first user"),
    ADMIN_EMAIL("admin@localhost", "e-mail of the administrator that the first start creates"),
    ADMIN_RESET(
            Form.SWITCH,
            "false",
            "gives the administrator a new password and API key at this start and shows them once;"
                    + " remove it afterwards"),
    SIGNING_KEY(
            "", "file with the RSA private key (PEM) that signs tokens; empty: generated once, kept in the database"),
    TOKEN_ENDPOINTS(Form.SWITCH, "true", "whether this service issues tokens of its own"),
    BASIC_AUTH(
            Form.SWITCH,
            "false",
            "whether every address takes the name and secret of an API key as HTTP Basic, beside tokens"),
    TOKEN_ISSUER("whatsapp-leads", "issuer named in this service's own tokens"),
    TOKEN_LIFE(Form.DURATION, "PT30M", "life of a token got with an API key"),
    LOGIN_LIFE(Form.DURATION, "PT1H", "life of a token got with a password, 45 minutes at least"),
    REFRESH_LIFE(Form.DURATION, "P30D", "life of a refresh token"),
    RIGHTS_DELAY(Form.DURATION, "PT10S", "how long a revoked key or a changed right may still be served"),
    IDP_RIGHTS_CLAIM("groups", "claim of an identity provider's tokens that lists the rights; dots lead into objects"),
    DRAIN(Form.DURATION, "PT5S", "how long a node that was told to stop (SIGTERM) says so and still answers requests"),
    MAX_URL(Form.NUMBER, "8192", "longest URL in bytes"),
    MAX_HEADERS(Form.NUMBER, "16384", "largest sum of all request headers in bytes"),
    TRUSTED_PROXIES(
            "",
            "addresses of reverse proxies, with commas between, whose X-Forwarded-For names the client; empty: none"),
    PUBLIC_URL(
            "",
            "base of this service's addresses as others call them, which Twilio signs and /openapi names;"
                    + " empty: as the request says"),
    META_APP_SECRET("", "app secret of the Meta app whose webhook this is"),
    META_VERIFY_TOKEN("", "verify token that Meta's handshake has to bring"),
    META_ACCESS_TOKEN("", "access token with which leads are sent on to their agents"),
    META_FORWARD_TEMPLATE("", "name of the message template for that; empty: nothing is sent on"),
    META_FORWARD_LANGUAGE("en", "language of that template"),
    META_GRAPH_URL("https://graph.facebook.com", "base of Meta's Graph API"),
    META_GRAPH_VERSION("v24.0", "version of Meta's Graph API"),
    TWILIO_AUTH_TOKEN("", "auth token of the Twilio account whose webhook this is"),
    LEAD_WINDOW(Form.DURATION, "PT24H", "how long a sender's further messages on the same property join the lead"),
    PROPERTY_PATTERN(
            Form.PATTERN,
            "",
            "regular expression whose first group is a property's reference in a message;"
                    + " empty: those usual with portals"),
    SECRETS_KEY(
            Form.KEY,
            "",
            "32 bytes in base64, under which secrets of channels and the signing key are kept;"
                    + " empty: no secrets of channels can be kept, and the signing key is not encrypted"),
    INBOX_KEEP(Form.DURATION, "P7D", "how long events of webhooks are kept after they were processed"),
    INBOX_WORKERS(Form.NUMBER, "4", "events that this node processes at a time"),
    INBOX_ATTEMPTS(
            Form.NUMBER, "12", "attempts to process an event, further and further apart, before it is put aside"),
    INBOX_BEHIND(Form.DURATION, "PT1M", "how long an event may wait before this node says that it is not ready"),
    EVENTS_KEEP(Form.DURATION, "P30D", "how long events are kept for the programs that read them"),
    STREAMS(Form.NUMBER, "2000", "readers that wait for events on this node at most"),
    WEBHOOKS_ALLOW(
            Form.HOSTS,
            "",
            "hosts that webhooks may call by http and in private networks: names or addresses without port, with commas"
                    + " between; empty: none");

    /** The system property that the launcher of the runnable jar sets: this service is alone in its process. */
    public static final String OWN_PROCESS = "leads.own.process";

    private static final String PREFIX = "LEADS_";

    private final Form form;
    private final String defaultValue;
    private final String meaning;

    Setting(Form form, String defaultValue, String meaning) {
        this.form = form;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    Setting(String defaultValue, String meaning) {
        this(Form.TEXT, defaultValue, meaning);
    }

    /** The name under which operators set it, for example {@code LEADS_PORT}. */
    public String key() {
        return PREFIX + name();
    }

    /** The value where none is configured; empty for none. */
    public String defaultValue() {
        return defaultValue;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * Converts a configured value into the type of this setting's {@link Form}.
     *
     * @throws IllegalArgumentException with a message that names the setting, its value and what it takes
     */
    public Object parse(String value) {
        try {
            return form.parse(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            var shown = form == Form.KEY ? " takes " : " is '" + value + "', but takes ";
            throw new IllegalArgumentException(key() + shown + form.takes(), e);
        }
    }

    /** The syntax of a setting's value. */
    enum Form {
        TEXT("text", value -> value),
        NUMBER("a whole number", Integer::valueOf),
        SWITCH("true or false", Form::isOn),
        DURATION("a duration such as PT30M, or seconds", Form::duration),
        TIME_ZONE("a time zone such as Europe/Brussels", ZoneId::of),
        COUNTRY("the ISO code of a country, such as BE", Form::country),
        PATTERN("a regular expression", Pattern::compile),
        HOSTS("names or addresses of hosts without port, with commas between", Form::hosts),
        KEY("32 bytes in base64", Form::key);

        private static final int KEY_LENGTH = 32;

        /** A name or an IPv4 address; or an IPv6 address. */
        private static final Pattern HOST =
                Pattern.compile("[\\w.-]{1,253}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");

        private final String takes;
        private final Function<String, Object> parser;

        Form(String takes, Function<String, Object> parser) {
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
            return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
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
}
