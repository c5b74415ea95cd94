package com.mycrm.webhooks;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.events.EventFeed;
import com.mycrm.events.EventQueries;
import com.mycrm.events.EventQueries.Bounds;
import com.mycrm.events.EventRequest;
import com.mycrm.events.EventView;
import com.mycrm.events.EventsNumbered;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.webhooks.Webhook.Replay;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Background job: makes the deliveries of new events for each webhook, and those of replays. */
@ApplicationScoped
public class DeliveryPlanner {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final int AT_ONCE = 1_000;

    @Inject
    PollingWorkers workers;

    @Inject
    ActiveWebhooks webhooks;

    @EJB
    EventQueries log;

    @EJB
    DeliveryPlans deliveries;

    @Inject
    DeliverySender sender;

    private PollingWorker planning;

    void start(@Observes Startup startup) {
        planning = workers.create("webhooks", SCHEDULE, this::plan);
        planning.start();
    }

    void wake(@Observes EventsNumbered numbered) {
        if (webhooks.isAny()) {
            planning.wake();
        }
    }

    private boolean plan() {
        return webhooks.forEach(webhook -> {
            var bounds = log.bounds();
            var isMore = webhook.position() < bounds.last() && planNew(webhook, bounds);
            var replay = webhook.replay();
            return replay.isPresent() ? replay(webhook, replay.get(), bounds) | isMore : isMore;
        });
    }

    private boolean planNew(Webhook webhook, Bounds bounds) {
        var feed = feed(webhook, webhook.position(), bounds);
        var matching = matching(webhook, feed);
        var isDone = TransactionConflict.retry(
                () -> deliveries.plan(webhook.id(), webhook.position(), feed.next(), matching));
        wakeSender(webhook, matching);
        return isDone && feed.hasMore();
    }

    private boolean replay(Webhook webhook, Replay replay, Bounds bounds) {
        var feed = feed(webhook, replay.after(), bounds);
        var matching = matching(webhook, feed).stream()
                .filter(event -> event.number() <= replay.to())
                .toList();
        var isDone = TransactionConflict.retry(() -> deliveries.replay(replay, feed.next(), matching));
        wakeSender(webhook, matching);
        return isDone && feed.next() < replay.to();
    }

    private void wakeSender(Webhook webhook, List<EventView> matching) {
        if (!matching.isEmpty()) {
            sender.wake(webhook.id());
        }
    }

    /** A webhook that was off for longer than events are kept goes on with the oldest that there is. */
    private EventFeed feed(Webhook webhook, long after, Bounds bounds) {
        var types = webhook.sentTypes();
        try {
            return log.read(new EventRequest(Math.max(after, bounds.deleted()), types, AT_ONCE));
        } catch (ProblemException e) {
            return log.read(new EventRequest(log.bounds().deleted(), types, AT_ONCE));
        }
    }

    private static List<EventView> matching(Webhook webhook, EventFeed feed) {
        var types = webhook.types();
        var filters = webhook.filters();
        return feed.events().stream()
                .filter(event -> event.type().equals(WebhookEvents.TEST_TYPE)
                        ? event.subject().id() == webhook.id()
                        : types.contains(event.type()) && filters.matches(event))
                .toList();
    }
}
