package com.mycrm.channels;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.PatchField;
import com.mycrm.channels.ChannelView.Ad;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A channel as it is kept.
 *
 * @param window in seconds
 * @param secrets sealed, each by a {@link Vault}
 */
public record ChannelRow(
        long id,
        String kind,
        String number,
        String name,
        boolean active,
        Long userId,
        Long fallbackUserId,
        long window,
        List<String> patterns,
        List<Ad> ads,
        ChannelSecrets secrets,
        String forwardTemplate,
        String forwardLanguage,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static final String COLUMNS = "id, kind, number_key, name, active, user_id, fallback_user_id, window_seconds,"
            + " property_patterns, ads, secret, verify_token, access_token, forward_template, forward_language,"
            + " created_at, updated_at, version";

    private static final String LANGUAGE = "en";
    private static final String SECRET = "secret";
    private static final String VERIFY_TOKEN = "verify_token";
    private static final String ACCESS_TOKEN = "access_token";

    /** Another one, of which nothing is kept yet. */
    static ChannelRow fresh(String kind, String number, Instant now) {
        return new ChannelRow(
                0,
                kind,
                number,
                number,
                true,
                null,
                null,
                Settings.duration(Setting.LEAD_WINDOW).toSeconds(),
                List.of(),
                List.of(),
                new ChannelSecrets(null, null, null),
                null,
                LANGUAGE,
                now,
                now,
                1);
    }

    static ChannelRow read(ResultSet row) throws SQLException {
        return new ChannelRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                id(row, 6),
                id(row, 7),
                row.getLong(8),
                array(row.getString(9)).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList(),
                array(row.getString(10)).getValuesAs(JsonArray.class).stream()
                        .map(ad -> new Ad(ad.getString(0), ad.getString(1)))
                        .toList(),
                new ChannelSecrets(row.getString(11), row.getString(12), row.getString(13)),
                row.getString(14),
                row.getString(15),
                Instant.ofEpochSecond(row.getLong(16)),
                Instant.ofEpochSecond(row.getLong(17)),
                row.getLong(18));
    }

    /** The values that a change may give others, in the order of the columns. */
    Object[] written() {
        return new Object[] {
            kind,
            number,
            name,
            active,
            userId,
            fallbackUserId,
            window,
            Json.createArrayBuilder(patterns).build().toString(),
            adsText(),
            secrets.signing(),
            secrets.verifyToken(),
            secrets.accessToken(),
            forwardTemplate,
            forwardLanguage,
            createdAt.getEpochSecond(),
            updatedAt.getEpochSecond(),
            version
        };
    }

    private String adsText() {
        var all = Json.createArrayBuilder();
        ads.forEach(ad -> all.add(Json.createArrayBuilder().add(ad.sourceId()).add(ad.propertyReference())));
        return all.build().toString();
    }

    /** This with what is given in its place (RFC 7396). A secret is sealed anew whenever it is given. */
    ChannelRow with(ChannelInput input, Optional<Vault> vault) {
        var newNumber = input.number().or(number);
        return new ChannelRow(
                id,
                kind,
                newNumber,
                input.name().isGiven() ? input.name().optional().orElse(newNumber) : name,
                input.active().or(active),
                input.user().or(userId),
                input.fallbackUser().or(fallbackUserId),
                input.window().or(window),
                input.propertyPatterns().or(patterns),
                input.ads().or(ads),
                new ChannelSecrets(
                        sealed(SECRET, input.secret(), vault).or(secrets.signing()),
                        sealed(VERIFY_TOKEN, input.verifyToken(), vault).or(secrets.verifyToken()),
                        sealed(ACCESS_TOKEN, input.accessToken(), vault).or(secrets.accessToken())),
                input.forwardTemplate().or(forwardTemplate),
                input.forwardLanguage().or(forwardLanguage),
                createdAt,
                updatedAt,
                version);
    }

    /** The next version of it. */
    ChannelRow changed(Instant now) {
        return new ChannelRow(
                id,
                kind,
                number,
                name,
                active,
                userId,
                fallbackUserId,
                window,
                patterns,
                ads,
                secrets,
                forwardTemplate,
                forwardLanguage,
                createdAt,
                now,
                version + 1);
    }

    ChannelView view() {
        return new ChannelView(
                id,
                kind,
                number,
                name,
                active,
                Reference.to(userId),
                Reference.to(fallbackUserId),
                window,
                patterns,
                ads,
                forwardTemplate,
                forwardLanguage,
                secrets.signing() != null,
                secrets.verifyToken() != null,
                secrets.accessToken() != null,
                createdAt,
                updatedAt);
    }

    /**
     * The channel in use.
     *
     * @param others secrets of the settings, which stand in for those that it has not
     * @throws GeneralSecurityException where its secrets were sealed under another key
     */
    Channel channel(Optional<Vault> vault, ChannelSecrets others) throws GeneralSecurityException {
        return new Channel(
                id,
                kind,
                number,
                name,
                userId,
                fallbackUserId,
                Duration.ofSeconds(window),
                patterns.stream().map(Pattern::compile).toList(),
                ads.stream().collect(Collectors.toMap(Ad::sourceId, Ad::propertyReference, (first, last) -> last)),
                new ChannelSecrets(
                        opened(SECRET, secrets.signing(), vault, others.signing()),
                        opened(VERIFY_TOKEN, secrets.verifyToken(), vault, others.verifyToken()),
                        opened(ACCESS_TOKEN, secrets.accessToken(), vault, others.accessToken())),
                forwardTemplate,
                forwardLanguage);
    }

    private static PatchField<String> sealed(String purpose, PatchField<String> secret, Optional<Vault> vault) {
        return secret.map(text -> vault.orElseThrow().seal(purpose, text));
    }

    private static String opened(String purpose, String sealed, Optional<Vault> vault, String other)
            throws GeneralSecurityException {
        if (sealed == null) {
            return other;
        }
        if (vault.isEmpty()) {
            throw new GeneralSecurityException("There is no key");
        }
        return vault.get().open(purpose, sealed);
    }

    private static JsonArray array(String text) {
        try (var reader = JsonReaders.of(text)) {
            return reader.readArray();
        }
    }

    private static Long id(ResultSet row, int column) throws SQLException {
        var id = row.getLong(column);
        return row.wasNull() ? null : id;
    }
}
