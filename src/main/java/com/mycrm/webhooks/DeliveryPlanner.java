package com.mycrm.webhooks;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.events.EventFeed;
import com.mycrm.events.EventQueries;
import com.mycrm.events.EventRequest;
import com.mycrm.events.EventTypes;
import com.mycrm.events.EventView;
import com.mycrm.events.EventsNumbered;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Background job: makes the deliveries of new events for each webhook. */
@ApplicationScoped
public class DeliveryPlanner {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int AT_ONCE = 200;

    @Inject
    PollingWorkers workers;

    @EJB
    WebhookQueries webhooks;

    @EJB
    EventQueries log;

    @EJB
    DeliveryStore deliveries;

    @Inject
    EventTypes types;

    @Inject
    DeliverySender sender;

    private PollingWorker planning;

    void start(@Observes Startup startup) {
        planning = workers.create("webhooks", SCHEDULE, this::plan);
        planning.start();
    }

    void wake(@Observes EventsNumbered numbered) {
        planning.wake();
    }

    private boolean plan() {
        var last = log.bounds().last();
        var isMore = false;
        for (var webhook : webhooks.active()) {
            if (webhook.position() < last) {
                isMore |= plan(webhook);
            }
        }
        return isMore;
    }

    private boolean plan(Webhook webhook) {
        var feed = feed(webhook);
        var matching =
                feed.events().stream().filter(event -> isFor(webhook, event)).toList();
        var isDone = TransactionConflict.retry(
                () -> deliveries.plan(webhook.id(), webhook.position(), feed.next(), matching));
        if (isDone && !matching.isEmpty()) {
            sender.wake();
        }
        return isDone && feed.hasMore();
    }

    /** A webhook that was off for longer than events are kept goes on with the oldest that there is. */
    private EventFeed feed(Webhook webhook) {
        try {
            return log.read(new EventRequest(webhook.position(), types.all(), AT_ONCE));
        } catch (ProblemException e) {
            return log.read(new EventRequest(log.bounds().deleted(), types.all(), AT_ONCE));
        }
    }

    static boolean isFor(Webhook webhook, EventView event) {
        var isTest = event.type().equals(WebhookEvents.OBJECT + "." + WebhookEvents.TEST);
        return isTest
                ? event.subject().id() == webhook.id()
                : webhook.types().contains(event.type()) && webhook.filters().matches(event);
    }
}
