package com.mycrm.webhooks;

import com.mycrm.events.EventLog;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches webhooks off whose receivers are gone or have failed for too long, and lets those wait whose receivers ask
 * for a pause, within the transaction of a result.
 */
@ApplicationScoped
public class WebhookHealth {

    private static final Duration LONGEST_FAILURE = Duration.ofDays(3);

    @Inject
    Jdbc jdbc;

    @Inject
    EventLog events;

    /**
     * Notes a success or a failure.
     *
     * @return why the webhook was switched off by this result, if it was
     */
    Optional<String> note(long webhookId, DeliveryResult result, long now) {
        if (result.isSuccess()) {
            jdbc.update(
                    "UPDATE webhooks SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL", webhookId);
            return Optional.empty();
        }
        jdbc.update("UPDATE webhooks SET failing_since = ? WHERE id = ? AND failing_since IS NULL", now, webhookId);
        if (result.isPause()) {
            var until = now + RetrySchedule.kept(result.retryAfter()).toMillis();
            jdbc.update(
                    "UPDATE webhooks SET paused_until = ?"
                            + " WHERE id = ? AND (paused_until IS NULL OR paused_until < ?)",
                    until,
                    webhookId,
                    until); // several are sent at a time: an answer to another one must not end a longer pause
        }
        return result.isGone()
                ? disable(webhookId, "The receiver answered 410", now, now)
                : disable(webhookId, "Every attempt of three days has failed", now, now - LONGEST_FAILURE.toMillis());
    }

    /** @param failingSince switched off is a webhook that has failed since then */
    private Optional<String> disable(long webhookId, String reason, long now, long failingSince) {
        var isDisabled = jdbc.update(
                        "UPDATE webhooks SET active = FALSE, reason = ?, updated_at = ?, version = version + 1"
                                + " WHERE id = ? AND active = TRUE AND failing_since <= ?",
                        reason,
                        now,
                        webhookId,
                        failingSince)
                == 1;
        if (!isDisabled) {
            return Optional.empty();
        }
        var subject = new Subject(WebhookEvents.OBJECT, webhookId);
        var document = Map.of(WebhookEvents.OBJECT, Map.of("id", webhookId, "reason", reason));
        events.append(List.of(NewEvent.of(subject, WebhookEvents.DISABLED, document)), "webhooks");
        return Optional.of(reason);
    }
}
