package com.mycrm.config;

import java.time.DateTimeException;

/**
 * Every setting of the service: its form, its default and its meaning.
 *
 * <p>Its name is the constant's with the prefix {@code LEADS_}, as an environment variable, a system property, or a
 * line of a configuration file. This type needs the JDK only, because the launcher uses it before there is a server;
 * {@link Settings} reads the values.
 */
public enum Setting {
    HOST("0.0.0.0", "address to listen on; with sample data always 127.0.0.1"),
    PORT(1, 65_535, "8080", "port to listen on"),
    CONFIG("leads.properties", "file of settings, read at the start; the one of the default need not exist"),
    DB_URL("jdbc:h2:file:./data/leads", "JDBC URL of an H2, MariaDB (jdbc:mysql:) or MySQL database"),
    DB_USER("leads", "database user"),
    DB_PASSWORD("", "database password"),
    DB_POOL(1, 1_000, "10", "database connections of this node at most"),
    DB_WAIT(SettingForm.DURATION, "PT5M", "how long a start waits for the database"),
    DB_TIMEOUT(SettingForm.AT_LEAST_A_SECOND, "PT10S", "how long one query may run"),
    READS_AT_ONCE(1, 10_000, "", "requests that read worked on at a time; empty: twice the processors, at least 4"),
    ZONE(SettingForm.TIME_ZONE, "UTC", "time zone whose days the date filters mean"),
    COUNTRY(
            SettingForm.COUNTRY,
            "",
            "ISO code of the country of phone numbers that are written without one, such as BE"),
    COUNT_CHECK(
            SettingForm.AT_LEAST_A_SECOND,
            "PT24H",
            "how often the counts of leads are checked against the leads themselves"),
    SAMPLE_DATA(
            SettingForm.SWITCH,
            "false",
            "fills an empty database with sample leads and credentials, which then opens with this setting only"),
    FALLBACK_USER("", "e-mail of the user of leads that have no other; empty: the first user"),
    ADMIN_EMAIL("admin@localhost", "e-mail of the administrator that the first start creates"),
    ADMIN_RESET(
            SettingForm.SWITCH,
            "false",
            "gives the administrator a new password and API key at this start and shows them once;"
                    + " remove it afterwards"),
    SIGNING_KEY(
            "", "file with the RSA private key (PEM) that signs tokens; empty: generated once, kept in the database"),
    TOKEN_ENDPOINTS(SettingForm.SWITCH, "true", "whether this service issues tokens of its own"),
    BASIC_AUTH(
            SettingForm.SWITCH,
            "false",
            "whether every address takes the name and secret of an API key as HTTP Basic, beside tokens"),
    TOKEN_ISSUER("whatsapp-leads", "issuer named in this service's own tokens"),
    TOKEN_LIFE(SettingForm.AT_LEAST_A_SECOND, "PT30M", "life of a token got with an API key"),
    LOGIN_LIFE(SettingForm.AT_LEAST_A_SECOND, "PT1H", "life of a token got with a password, 45 minutes at least"),
    REFRESH_LIFE(SettingForm.AT_LEAST_A_SECOND, "P30D", "life of a refresh token"),
    RIGHTS_DELAY(SettingForm.DURATION, "PT10S", "how long a revoked key or a changed right may still be served"),
    IDP_RIGHTS_CLAIM("groups", "claim of an identity provider's tokens that lists the rights; dots lead into objects"),
    DRAIN(
            SettingForm.DURATION,
            "PT5S",
            "how long a node that was told to stop (SIGTERM) says so and still answers requests"),
    MAX_URL(100, 60_000, "8192", "longest URL in bytes"),
    MAX_HEADERS(100, 60_000, "16384", "largest sum of all request headers in bytes"),
    MAX_UPLOAD(1, 1_000_000, "2048", "largest file of an import in MiB, without the gzip around it"),
    TRUSTED_PROXIES(
            SettingForm.ADDRESSES,
            "",
            "addresses of reverse proxies, with commas between, whose X-Forwarded-For names the client; empty: none"),
    PUBLIC_URL(
            SettingForm.URL,
            "",
            "base of this service's addresses as others call them, which Twilio signs and /openapi names;"
                    + " empty: as the request says"),
    META_APP_SECRET("", "app secret of the Meta app whose webhook this is"),
    META_VERIFY_TOKEN("", "verify token that Meta's handshake has to bring"),
    META_ACCESS_TOKEN("", "access token with which leads are sent on to their agents"),
    META_FORWARD_TEMPLATE("", "name of the message template for that; empty: nothing is sent on"),
    META_FORWARD_LANGUAGE("en", "language of that template"),
    META_GRAPH_URL(SettingForm.URL, "https://graph.facebook.com", "base of Meta's Graph API"),
    META_GRAPH_VERSION("v24.0", "version of Meta's Graph API"),
    TWILIO_AUTH_TOKEN("", "auth token of the Twilio account whose webhook this is"),
    LEAD_WINDOW(
            SettingForm.DURATION, "PT24H", "how long a sender's further messages on the same property join the lead"),
    PROPERTY_PATTERN(
            SettingForm.PATTERN,
            "",
            "regular expression whose first group is a property's reference in a message;"
                    + " empty: those usual with portals"),
    SECRETS_KEY(
            SettingForm.KEY,
            "",
            "32 bytes in base64, under which secrets of channels and the signing key are kept;"
                    + " empty: no secrets of channels can be kept, and the signing key is not encrypted"),
    INBOX_KEEP(SettingForm.DURATION, "P7D", "how long events of webhooks are kept after they were processed"),
    INBOX_WORKERS(1, 1_000, "4", "events that this node processes at a time"),
    INBOX_ATTEMPTS(1, 1_000, "12", "attempts to process an event, further and further apart, before it is put aside"),
    INBOX_BEHIND(
            SettingForm.AT_LEAST_A_SECOND,
            "PT1M",
            "how long an event may wait before this node says that it is not ready"),
    EVENTS_KEEP(SettingForm.DURATION, "P30D", "how long events are kept for the programs that read them"),
    STREAMS(0, 1_000_000, "2000", "readers that wait for events on this node at most"),
    WEBHOOKS_ALLOW(
            SettingForm.HOSTS,
            "",
            "hosts that webhooks may call by http and in private networks: names or addresses without port, with commas"
                    + " between; empty: none");

    /** The system property that the launcher of the runnable jar sets: this service is alone in its process. */
    public static final String OWN_PROCESS = "leads.own.process";

    static final String PREFIX = "LEADS_";

    private final SettingForm form;
    private final int least;
    private final int most;
    private final String defaultValue;
    private final String meaning;

    Setting(SettingForm form, int least, int most, String defaultValue, String meaning) {
        this.form = form;
        this.least = least;
        this.most = most;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    Setting(SettingForm form, String defaultValue, String meaning) {
        this(form, 0, 0, defaultValue, meaning);
    }

    /** A number from {@code least} to {@code most}. */
    Setting(int least, int most, String defaultValue, String meaning) {
        this(SettingForm.NUMBER, least, most, defaultValue, meaning);
    }

    Setting(String defaultValue, String meaning) {
        this(SettingForm.TEXT, defaultValue, meaning);
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
     * Converts a configured value into the type of this setting's {@link SettingForm}.
     *
     * @throws IllegalArgumentException with a message that names the setting, its value and what it takes
     */
    public Object parse(String value) {
        try {
            return inRange(form.parse(value));
        } catch (IllegalArgumentException | DateTimeException e) {
            var shown = form == SettingForm.KEY ? " takes " : " is '" + value + "', but takes ";
            var range = form == SettingForm.NUMBER ? " from " + least + " to " + most : "";
            throw new IllegalArgumentException(key() + shown + form.takes() + range, e);
        }
    }

    private Object inRange(Object value) {
        if (value instanceof Integer number && (number < least || number > most)) {
            throw new IllegalArgumentException("The number is out of range");
        }
        return value;
    }
}
