package com.mycrm.channels;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Reference;
import com.mycrm.api.patch.PatchField;
import com.mycrm.channels.ChannelView.Ad;
import com.mycrm.config.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A business number of the company, its secrets and its rules for leads.
 *
 * <p>The secrets are ciphertext of a {@link Vault}. Patterns and ads are JSON text of the row: they are always read
 * whole and never searched.
 */
@Entity
@Table(name = "channels")
public class Channel {

    private static final String LANGUAGE = "en";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Version
    private long version;

    private String vendor;

    @Column(name = "number_key")
    private String number;

    private String name;
    private boolean active;

    @Column(name = "user_id")
    private Long userId;

    @Column(name = "fallback_user_id")
    private Long fallbackUserId;

    @Column(name = "window_seconds")
    private long window;

    @Column(name = "property_patterns")
    private String patterns;

    private String ads;
    private String secret;

    @Column(name = "verify_token")
    private String verifyToken;

    @Column(name = "access_token")
    private String accessToken;

    @Column(name = "forward_template")
    private String forwardTemplate;

    @Column(name = "forward_language")
    private String forwardLanguage;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Channel() {}

    /** A channel with defaults, without a number. */
    Channel(Vendor carrier, Duration joined, Instant now) {
        vendor = carrier.name();
        active = true;
        window = joined.toSeconds();
        patterns = ChannelJson.EMPTY;
        ads = ChannelJson.EMPTY;
        forwardLanguage = LANGUAGE;
        createdAt = now;
        updatedAt = now;
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }

    String vendor() {
        return vendor;
    }

    String number() {
        return number;
    }

    /** Takes over the values that are given (RFC 7396). A secret is encrypted anew whenever it is given. */
    void change(ChannelInput input, Vendor carrier, Optional<Vault> vault, Instant now) {
        var before = values();
        number = input.number(carrier).or(number);
        name = input.name.isGiven() || name == null ? input.name.optional().orElse(number) : name;
        active = input.active.or(active);
        userId = input.user.or(userId);
        fallbackUserId = input.fallbackUser.or(fallbackUserId);
        window = input.window.or(window);
        patterns = input.propertyPatterns.map(ChannelJson::ofPatterns).or(patterns);
        ads = input.ads.map(ChannelJson::ofAds).or(ads);
        secret = encrypted(ChannelInput.SECRET, input.secret, vault).or(secret);
        verifyToken =
                encrypted(ChannelInput.VERIFY_TOKEN, input.verifyToken, vault).or(verifyToken);
        accessToken =
                encrypted(ChannelInput.ACCESS_TOKEN, input.accessToken, vault).or(accessToken);
        forwardTemplate = input.forwardTemplate.or(forwardTemplate);
        forwardLanguage = input.forwardLanguage.or(forwardLanguage);
        if (!values().equals(before)) {
            updatedAt = now.isBefore(updatedAt) ? updatedAt : now;
        }
    }

    private List<Object> values() {
        return Arrays.asList(
                number,
                name,
                active,
                userId,
                fallbackUserId,
                window,
                patterns,
                ads,
                secret,
                verifyToken,
                accessToken,
                forwardTemplate,
                forwardLanguage);
    }

    Versioned<ChannelView> versioned() {
        return new Versioned<>(version, view());
    }

    /** The channel as the API shows it. */
    ChannelView view() {
        return new ChannelView(
                id,
                vendor,
                number,
                name,
                active,
                Reference.to(userId),
                Reference.to(fallbackUserId),
                window,
                ChannelJson.patterns(patterns),
                ChannelJson.ads(ads),
                forwardTemplate,
                forwardLanguage,
                secret != null,
                verifyToken != null,
                accessToken != null,
                createdAt,
                updatedAt);
    }

    /**
     * The channel in use; empty while it is switched off. Secrets that it lacks are those of the settings.
     *
     * @throws GeneralSecurityException where its secrets were encrypted under another key
     */
    Optional<ActiveChannel> activated(Vendor carrier, Optional<Vault> vault) throws GeneralSecurityException {
        if (!active) {
            return Optional.empty();
        }
        var secrets = new ChannelSecrets(
                decrypted(ChannelInput.SECRET, secret, vault),
                decrypted(ChannelInput.VERIFY_TOKEN, verifyToken, vault),
                decrypted(ChannelInput.ACCESS_TOKEN, accessToken, vault));
        return Optional.of(new ActiveChannel(
                id, carrier, number, rules(), secrets.or(carrier.settings().secrets())));
    }

    private ChannelRules rules() {
        var references = new PropertyReferenceFinder(
                ChannelJson.patterns(patterns),
                ChannelJson.ads(ads).stream()
                        .collect(Collectors.toMap(Ad::sourceId, Ad::propertyReference, (first, last) -> last)));
        var template = forwardTemplate == null ? null : new ForwardTemplate(forwardTemplate, forwardLanguage);
        return new ChannelRules(userId, fallbackUserId, Duration.ofSeconds(window), references, template);
    }

    private static PatchField<String> encrypted(String purpose, PatchField<String> given, Optional<Vault> vault) {
        return given.map(text -> vault.orElseThrow().seal(purpose, text));
    }

    private static String decrypted(String purpose, String sealed, Optional<Vault> vault)
            throws GeneralSecurityException {
        if (sealed == null) {
            return null;
        }
        if (vault.isEmpty()) {
            throw new GeneralSecurityException("There is no key");
        }
        return vault.get().open(purpose, sealed);
    }
}
