package com.mycrm.webhooks;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Vault;
import com.mycrm.events.EventLog;
import com.mycrm.events.EventQueries;
import com.mycrm.events.EventTypes;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;

/** The writes of webhooks that clients ask for. */
@Stateless
@TranslatesConflicts
public class WebhookCommands {

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @Inject
    EventLog events;

    @EJB
    EventQueries log;

    @EJB
    DeliveryStore deliveries;

    @Inject
    EventTypes types;

    /** A webhook and its new secret, which is shown once. */
    public record WithSecret(Versioned<WebhookView> webhook, String secret) {}

    /** The webhook gets what happens from now on. */
    public WithSecret create(WebhookInput input) {
        input.requireWhole();
        input.source().check();
        var now = DatabaseClock.now();
        var webhook = new Webhook(log.bounds().last(), now);
        webhook.change(input, now);
        var secret = WebhookSecrets.random();
        webhook.setSecret(secret, Duration.ZERO, vault(), now);
        em.persist(webhook);
        em.flush();
        return new WithSecret(webhook.versioned(), secret);
    }

    private static Vault vault() {
        return Vault.configuredOrSample()
                .orElseThrow(() -> Problems.conflict("No secret can be kept, because LEADS_SECRETS_KEY is not set."));
    }

    /** Changes the fields that the input gives. One that is switched on again gets what has happened meanwhile too. */
    public Versioned<WebhookView> change(long id, WebhookInput input, WriteRequest write) {
        var webhook = locked(id, write);
        input.requireKept();
        input.source().check();
        var wasActive = webhook.isActive();
        var formerUrl = webhook.url();
        webhook.change(input, DatabaseClock.now());
        em.flush();
        if (!wasActive && webhook.isActive() || !webhook.url().equals(formerUrl)) {
            jdbc.update("UPDATE webhooks SET failing_since = NULL, paused_until = NULL WHERE id = ?", id);
            em.refresh(webhook);
        }
        return webhook.versioned();
    }

    /** {@link DeliveryCleanup} deletes its deliveries. */
    public void delete(long id, WriteRequest write) {
        em.remove(locked(id, write));
        em.flush();
    }

    /**
     * Gives a webhook another secret.
     *
     * @param overlap for how long the former one signs too
     */
    public WithSecret rotate(long id, Duration overlap, WriteRequest write) {
        var webhook = locked(id, write);
        var secret = WebhookSecrets.random();
        webhook.setSecret(secret, overlap, vault(), DatabaseClock.now());
        em.flush();
        return new WithSecret(webhook.versioned(), secret);
    }

    /** Sends an event that tells of nothing, to this webhook alone, and at once. */
    public void test(long id, WriteRequest write) {
        active(id, write);
        jdbc.update("UPDATE webhooks SET paused_until = NULL WHERE id = ?", id);
        var subject = new Subject(WebhookEvents.OBJECT, id);
        events.append(List.of(NewEvent.of(subject, WebhookEvents.TEST, subject.idOnly())), write.actor());
    }

    /** Sends a delivery that has ended or waits at once. Returns whether it is one. */
    public boolean retry(long id, long delivery, WriteRequest write) {
        active(id, write);
        return deliveries.retry(id, delivery);
    }

    /**
     * Sends events once more, those that the webhook is for. {@link DeliveryPlanner} makes the deliveries.
     *
     * @param from the number of the first event
     * @param to the number of the last one
     */
    public void replay(long id, long from, long to, WriteRequest write) {
        if (active(id, write).replay().isPresent()) {
            throw Problems.conflict("A replay of the webhook %s is under way.".formatted(id), Duration.ofSeconds(5));
        }
        var bounds = log.bounds();
        if (from <= bounds.deleted()) {
            throw new ProblemException(
                    410, "The log has the events after %s up to %s.".formatted(bounds.deleted(), bounds.last()));
        }
        if (from <= bounds.last()) {
            jdbc.update(
                    "UPDATE webhooks SET replay_id = ?, replay_after = ?, replay_to = ? WHERE id = ?",
                    DatabaseClock.millis(),
                    from - 1,
                    Math.min(to, bounds.last()),
                    id);
        }
    }

    /** A webhook that sends at present. */
    private Webhook active(long id, WriteRequest write) {
        var webhook = locked(id, write);
        webhook.requireActive();
        return webhook;
    }

    /** Whoever may not read the events that a webhook gets may do nothing to it: its receiver could be made theirs. */
    private Webhook locked(long id, WriteRequest write) {
        var webhook = em.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (webhook == null) {
            throw Problems.notFound("The webhook " + id);
        }
        types.requireReadable(webhook.types(), write.rights()::contains);
        write.ifMatch().check(webhook.version());
        return webhook;
    }
}
