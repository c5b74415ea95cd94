package com.mycrm.webhooks;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** The webhooks that are switched on, for background jobs that do a step of work for each. */
@ApplicationScoped
public class ActiveWebhooks {

    @EJB
    WebhookQueries queries;

    private volatile boolean isAny = true;

    /** Whether there were any when a job looked last. */
    boolean isAny() {
        return isAny;
    }

    /**
     * Does a step for each webhook. A failure of one keeps no other from its step, and is thrown at the end.
     *
     * @return whether one of them has more to do
     */
    boolean forEach(Predicate<Webhook> step) {
        var all = queries.active();
        isAny = !all.isEmpty();
        var isMore = false;
        RuntimeException failed = null;
        for (var webhook : all) {
            try {
                isMore |= step.test(webhook);
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return isMore;
    }
}
