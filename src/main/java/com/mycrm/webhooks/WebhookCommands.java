package com.mycrm.webhooks;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Vault;
import com.mycrm.events.EventLog;
import com.mycrm.events.EventQueries;
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
import java.util.Set;
import java.util.function.Consumer;

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

    /** A webhook and its new secret, which is shown once. */
    public record WithSecret(Versioned<WebhookView> webhook, String secret) {}

    /** The webhook gets what happens from now on. */
    public WithSecret create(WebhookInput input) {
        input.requireWhole();
        input.source().check();
        var now = DatabaseClock.now();
        var webhook = new Webhook(log.bounds().last(), now);
        webhook.change(input, now);
        var secret = WebhookSecret.random();
        webhook.setSecret(secret, Duration.ZERO, vault(), now);
        em.persist(webhook);
        em.flush();
        return new WithSecret(webhook.versioned(), secret);
    }

    private static Vault vault() {
        return Vault.configuredOrSample()
                .orElseThrow(() -> Problems.conflict("No secret can be kept, because LEADS_SECRETS_KEY is not set."));
    }

    /**
     * Changes the fields that the input gives. One that is switched on again gets what has happened meanwhile too.
     *
     * @param checkTypes throws where the caller may not read events that the webhook gets
     */
    public Versioned<WebhookView> change(
            long id, WebhookInput input, IfMatch expected, Consumer<Set<String>> checkTypes) {
        var webhook = locked(id, expected);
        checkTypes.accept(webhook.types());
        input.requireKept();
        input.source().check();
        var wasActive = webhook.isActive();
        webhook.change(input, DatabaseClock.now());
        em.flush();
        if (!wasActive && webhook.isActive()) {
            jdbc.update("UPDATE webhooks SET failing_since = NULL WHERE id = ?", id);
            em.refresh(webhook);
        }
        return webhook.versioned();
    }

    /** {@link DeliveryCleanup} deletes its deliveries. */
    public void delete(long id, IfMatch expected) {
        em.remove(locked(id, expected));
        em.flush();
    }

    /**
     * Gives a webhook another secret.
     *
     * @param overlap for how long the former one signs too
     */
    public WithSecret rotate(long id, Duration overlap, IfMatch expected) {
        var webhook = locked(id, expected);
        var secret = WebhookSecret.random();
        webhook.setSecret(secret, overlap, vault(), DatabaseClock.now());
        em.flush();
        return new WithSecret(webhook.versioned(), secret);
    }

    /** Sends an event that tells of nothing, to this webhook alone. */
    public void test(long id, String actor) {
        if (!locked(id, IfMatch.ALL).isActive()) {
            throw Problems.conflict("The webhook %d is disabled. Set its state to active first.".formatted(id));
        }
        var subject = new Subject(WebhookEvents.OBJECT, id);
        events.append(List.of(NewEvent.of(subject, WebhookEvents.TEST, subject.idOnly())), actor);
    }

    /**
     * Sends events once more, those that the webhook is for. {@link DeliveryPlanner} makes the deliveries.
     *
     * @param from the number of the first event
     * @param to the number of the last one
     */
    public void replay(long id, long from, long to) {
        if (locked(id, IfMatch.ALL).replay().isPresent()) {
            throw Problems.conflict("A replay of the webhook %d is under way.".formatted(id), Duration.ofSeconds(5));
        }
        var bounds = log.bounds();
        if (from <= bounds.deleted()) {
            throw new ProblemException(Problem.of(
                    410, "The log has the events from %d to %d.".formatted(bounds.deleted() + 1, bounds.last())));
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

    private Webhook locked(long id, IfMatch expected) {
        var webhook = em.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (webhook == null) {
            throw Problems.notFound("The webhook " + id);
        }
        expected.check(webhook.version());
        return webhook;
    }
}
