package com.mycrm.webhooks;

import com.mycrm.events.EventsErased;
import com.mycrm.jobs.Lease;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Erases what receivers answered to events whose content is erased, within the caller's transaction. What is being sent
 * at the moment is sent again, without the content, and the answer to it is not kept.
 */
@ApplicationScoped
public class AnswerErasures {

    private static final String OF_EVENTS =
            " WHERE webhook_id IN (%s) AND subject_id = ? AND subject = ? AND type LIKE ? AND state %s 'sending'";

    @Inject
    Jdbc jdbc;

    void erase(@Observes EventsErased erased) {
        var webhooks = jdbc.list("SELECT id FROM webhooks ORDER BY id", row -> row.getLong(1));
        if (webhooks.isEmpty()) {
            return;
        }
        var subject = erased.subject();
        var events = List.of(subject.id(), subject.name(), erased.object() + ".%");
        var values = Stream.concat(webhooks.stream(), events.stream()).toArray();
        var condition = OF_EVENTS.formatted(Jdbc.marks(webhooks), "%s");
        jdbc.update("UPDATE webhook_deliveries SET answer = NULL" + condition.formatted("<>"), values);
        jdbc.update(
                "UPDATE webhook_deliveries SET answer = NULL, state = 'waiting', " + Lease.RELEASE
                        + condition.formatted("="),
                values);
    }
}
