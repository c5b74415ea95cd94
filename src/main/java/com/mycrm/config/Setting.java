package com.mycrm.config;

/**
 * Every setting of the service, its default and its meaning.
 *
 * <p>A setting's name is the constant's with the prefix {@code LEADS_}, and the same as an environment variable, a system
 * property, or a line of a configuration file. This type knows nothing but that, so that the launcher, which runs before
 * there is a server, shares it with {@link Settings}, which reads the values.
 */
public enum Setting {
    HOST("0.0.0.0", "address to listen on; with sample data always 127.0.0.1"),
    PORT("8080", "port to listen on"),
    CONFIG("leads.properties", "file of settings, read at start where it exists"),
    DB_URL("jdbc:h2:file:./data/leads", "JDBC URL of an H2, MariaDB (jdbc:mysql:) or MySQL database"),
    DB_USER("leads", "database user"),
    DB_PASSWORD("", "database password"),
    DB_POOL("10", "database connections of this node at most"),
    DB_WAIT("PT5M", "how long a start waits for the database"),
    DB_TIMEOUT("PT10S", "how long one query may run"),
    READS_AT_ONCE("", "requests that read worked on at a time; empty: twice the processors, at least 4"),
    ZONE("UTC", "time zone whose days the date filters mean"),
    COUNT_CHECK("PT24H", "how often the counts of leads are checked against the leads themselves"),
    SAMPLE_DATA("false", "fills an empty database with sample leads and the sample credentials"),
    FALLBACK_USER("", "e-mail of the user of leads that have no other; empty: the first user"),
    ADMIN_EMAIL("admin@localhost", "e-mail of the administrator that the first start creates"),
    SIGNING_KEY(
            "", "file with the RSA private key (PEM) that signs tokens; empty: generated once, kept in the database"),
    TOKEN_ENDPOINTS("true", "whether this service issues tokens of its own"),
    TOKEN_ISSUER("whatsapp-leads", "issuer named in this service's own tokens"),
    TOKEN_LIFE("PT30M", "life of a token got with an API key"),
    LOGIN_LIFE("PT1H", "life of a token got with a password, 45 minutes at least"),
    REFRESH_LIFE("P30D", "life of a refresh token"),
    RIGHTS_DELAY("PT10S", "how long a revoked key or a changed right may still be served"),
    IDP_RIGHTS_CLAIM("groups", "claim of an identity provider's tokens that lists the rights; dots lead into objects"),
    MAX_URL("8192", "longest URL in bytes"),
    MAX_HEADERS("16384", "largest sum of all request headers in bytes"),
    PUBLIC_URL(
            "", "base of this service's addresses as others call them, which Twilio signs; empty: as the request says"),
    META_APP_SECRET("", "app secret of the Meta app whose webhook this is"),
    META_VERIFY_TOKEN("", "verify token that Meta's handshake has to bring"),
    META_ACCESS_TOKEN("", "access token with which leads are sent on to their agents"),
    META_FORWARD_TEMPLATE("", "name of the message template for that; empty: nothing is sent on"),
    META_FORWARD_LANGUAGE("en", "language of that template"),
    META_GRAPH_URL("https://graph.facebook.com", "base of Meta's Graph API"),
    META_GRAPH_VERSION("v24.0", "version of Meta's Graph API"),
    TWILIO_AUTH_TOKEN("", "auth token of the Twilio account whose webhook this is"),
    LEAD_WINDOW("PT24H", "how long a sender's further messages on the same property join the lead"),
    PROPERTY_PATTERN(
            "",
            "regular expression whose first group is a property's reference in a message; empty: those usual with portals"),
    SECRETS_KEY("", "32 bytes in base64, under which secrets of channels are kept; empty: none can be kept"),
    INBOX_KEEP("P7D", "how long events of webhooks are kept after they were processed"),
    INBOX_WORKERS("4", "events that this node processes at a time"),
    INBOX_ATTEMPTS("12", "attempts to process an event, further and further apart, before it is put aside"),
    INBOX_BEHIND("PT1M", "how long an event may wait before this node says that it is not ready");

    private static final String PREFIX = "LEADS_";

    private final String standard;
    private final String meaning;

    Setting(String standard, String meaning) {
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name under which operators set it, for example {@code LEADS_PORT}. */
    public String key() {
        return PREFIX + name();
    }

    public String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }
}
