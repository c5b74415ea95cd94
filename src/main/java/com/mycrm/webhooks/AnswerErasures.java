package com.mycrm.webhooks;

import com.mycrm.jobs.Lease;
import com.mycrm.leads.LeadKind;
import com.mycrm.leads.PersonErased;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Erases what receivers answered to events of an erased person's leads, within the caller's transaction. What is being
 * sent at the moment is sent again, without the person's data, and the answer to it is not kept.
 */
@ApplicationScoped
public class AnswerErasures {

    private static final String OF_LEADS =
            " WHERE webhook_id IN (%s) AND subject_id IN (%s) AND subject IN (%s) AND state %s 'sending'";

    @Inject
    Jdbc jdbc;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    void erase(@Observes PersonErased erased) {
        var webhooks = jdbc.list("SELECT id FROM webhooks ORDER BY id", row -> row.getLong(1));
        var leads = erased.leads().stream().sorted().toList();
        if (webhooks.isEmpty() || leads.isEmpty()) {
            return;
        }
        var subjects = kinds.stream().map(LeadKind::object).sorted().toList();
        var values = Stream.of(webhooks, leads, subjects).flatMap(List::stream).toArray();
        var condition = OF_LEADS.formatted(Jdbc.marks(webhooks), Jdbc.marks(leads), Jdbc.marks(subjects), "%s");
        jdbc.update("UPDATE webhook_deliveries SET answer = NULL" + condition.formatted("<>"), values);
        jdbc.update(
                "UPDATE webhook_deliveries SET answer = NULL, state = 'waiting', " + Lease.RELEASE
                        + condition.formatted("="),
                values);
    }
}
