package com.mycrm.webhooks;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Vault;
import com.mycrm.events.MemberFilters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address of another program, to which events are sent.
 *
 * <p>The secrets are ciphertext of a {@link Vault}. Types and filters are JSON text of the row: they are always read
 * whole and never searched.
 */
@Entity
@Table(name = "webhooks")
public class Webhook {

    private static final String PURPOSE = "webhook";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Version
    private long version;

    private String url;
    private String description;
    private String types;
    private String filters;
    private boolean active;
    private String reason;
    private String secret;

    @Column(name = "former_secret")
    private String formerSecret;

    @Column(name = "former_until")
    private Long formerUntil;

    @Column(updatable = false)
    private long position;

    @Column(name = "failing_since", insertable = false, updatable = false)
    private Long failingSince;

    @Column(name = "paused_until", insertable = false, updatable = false)
    private Long pausedUntil;

    @Column(name = "replay_id", insertable = false, updatable = false)
    private Long replayId;

    @Column(name = "replay_after", insertable = false, updatable = false)
    private Long replayAfter;

    @Column(name = "replay_to", insertable = false, updatable = false)
    private Long replayTo;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    protected Webhook() {}

    /**
     * What is left of a replay: the events after a position, up to another one.
     *
     * @param id makes its deliveries others than those before
     */
    record Replay(long webhookId, long id, long after, long to) {}

    /** @param begins the position of the log after which its events come */
    Webhook(long begins, Instant now) {
        position = begins;
        active = true;
        filters = WebhookJson.ofFilters(MemberFilters.NONE);
        createdAt = now.toEpochMilli();
        updatedAt = createdAt;
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }

    String url() {
        return url;
    }

    /** The receiver's host: the rest of the URL may hold secrets. */
    String host() {
        return URI.create(url).getHost();
    }

    Set<String> types() {
        return WebhookJson.types(types);
    }

    /** The types of which it has deliveries. */
    Set<String> sentTypes() {
        var all = new TreeSet<>(types());
        all.add(WebhookEvents.TEST_TYPE);
        return all;
    }

    MemberFilters filters() {
        return WebhookJson.filters(filters);
    }

    /** The position after which events have no deliveries yet. */
    long position() {
        return position;
    }

    /** The replay that is under way. */
    Optional<Replay> replay() {
        return Optional.ofNullable(replayId).map(number -> new Replay(id, number, replayAfter, replayTo));
    }

    boolean isActive() {
        return active;
    }

    /** Whether it is switched on, and its receiver has not asked for a pause. */
    boolean isSending(Instant now) {
        return active && (pausedUntil == null || pausedUntil <= now.toEpochMilli());
    }

    /** @throws com.mycrm.api.problem.ProblemException 409 if it is switched off */
    void requireActive() {
        if (!active) {
            throw Problems.conflict("The webhook %s is disabled. Set its state to active first.".formatted(id));
        }
    }

    /** Takes over the values that are given (RFC 7396). */
    void change(WebhookInput input, Instant now) {
        url = input.url().or(url);
        description = input.description().or(description);
        types = input.types().map(WebhookJson::ofTypes).or(types);
        filters = input.filters().isGiven()
                ? WebhookJson.ofFilters(input.filters().optional().orElse(MemberFilters.NONE))
                : filters;
        if (input.active().isValue()) {
            active = input.active().value();
            reason = null;
        }
        updatedAt = Math.max(updatedAt, now.toEpochMilli());
    }

    /**
     * Takes another secret; the one before it signs too for some time, unless it was kept under another key of the
     * vault.
     */
    void setSecret(String another, Duration overlap, Vault vault, Instant now) {
        var isKept = !overlap.isZero() && isReadable(vault);
        formerSecret = isKept ? secret : null;
        formerUntil = isKept ? now.plus(overlap).toEpochMilli() : null;
        secret = vault.seal(PURPOSE, another);
        updatedAt = Math.max(updatedAt, now.toEpochMilli());
    }

    /** The secrets that sign now. */
    List<String> secrets(Vault vault, Instant now) throws GeneralSecurityException {
        var all = new ArrayList<String>();
        all.add(vault.open(PURPOSE, secret));
        if (formerSecret != null && formerUntil > now.toEpochMilli()) {
            all.add(vault.open(PURPOSE, formerSecret));
        }
        return all;
    }

    private boolean isReadable(Vault vault) {
        try {
            vault.open(PURPOSE, secret);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    Versioned<WebhookView> versioned() {
        return new Versioned<>(version, view());
    }

    WebhookView view() {
        return new WebhookView(
                id,
                url,
                description,
                List.copyOf(types()),
                filters().values(),
                active ? WebhookView.ACTIVE : WebhookView.DISABLED,
                reason,
                failingSince == null ? null : Instant.ofEpochMilli(failingSince),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
