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
    MAX_HEADERS("16384", "largest sum of all request headers in bytes");

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
