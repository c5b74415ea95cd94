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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Background job: makes the deliveries of new events for each webhook, and those of replays. */
@ApplicationScoped
public class DeliveryPlanner {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final int AT_ONCE = 1_000;

    @Inject
    PollingWorkers workers;

    @EJB
    WebhookQueries webhooks;

    @EJB
    EventQueries log;

    @EJB
    DeliveryPlans deliveries;

    @Inject
    DeliverySender sender;

    private PollingWorker planning;
    private volatile boolean isAny = true;

    void start(@Observes Startup startup) {
        planning = workers.create("webhooks", SCHEDULE, this::plan);
        planning.start();
    }

    void wake(@Observes EventsNumbered numbered) {
        if (isAny) {
            planning.wake();
        }
    }

    /** Returns whether there is more to do. */
    boolean plan() {
        var active = webhooks.active();
        isAny = !active.isEmpty();
        var bounds = log.bounds();
        var steps = new ArrayList<BooleanSupplier>();
        active.stream()
                .filter(webhook -> webhook.position() < bounds.last())
                .collect(Collectors.groupingBy(Webhook::position))
                .forEach((position, group) -> steps.add(() -> planNew(position, group, bounds)));
        for (var webhook : active) {
            webhook.replay().ifPresent(replay -> steps.add(() -> replay(webhook, replay, bounds)));
        }
        return runAll(steps);
    }

    /** Runs steps of which a failure keeps no other from being run; it is thrown at the end. */
    private static boolean runAll(List<BooleanSupplier> steps) {
        var isMore = false;
        RuntimeException failed = null;
        for (var step : steps) {
            try {
                isMore |= step.getAsBoolean();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return isMore;
    }

    /** The log is read once for all webhooks that are at the same position. */
    private boolean planNew(long position, List<Webhook> group, Bounds bounds) {
        var feed = feed(group, position, bounds);
        var steps = new ArrayList<BooleanSupplier>();
        var others = new ArrayList<Long>();
        for (var webhook : group) {
            var matching = matching(webhook, feed);
            if (matching.isEmpty()) {
                others.add(webhook.id());
            } else {
                steps.add(() -> plan(webhook, feed, matching));
            }
        }
        if (!others.isEmpty()) {
            steps.add(() -> skip(others, position, feed));
        }
        return runAll(steps);
    }

    private boolean plan(Webhook webhook, EventFeed feed, List<EventView> matching) {
        var isDone = TransactionConflict.retry(
                () -> deliveries.plan(webhook.id(), webhook.position(), feed.next(), matching));
        sender.wake(webhook.id());
        return isDone && feed.hasMore();
    }

    private boolean skip(List<Long> others, long position, EventFeed feed) {
        return TransactionConflict.retry(() -> deliveries.skip(others, position, feed.next())) && feed.hasMore();
    }

    private boolean replay(Webhook webhook, Replay replay, Bounds bounds) {
        var feed = feed(List.of(webhook), replay.after(), bounds);
        var matching = matching(webhook, feed).stream()
                .filter(event -> event.number() <= replay.to())
                .toList();
        var isDone = TransactionConflict.retry(() -> deliveries.replay(replay, feed.next(), matching));
        if (!matching.isEmpty()) {
            sender.wake(webhook.id());
        }
        return isDone && feed.next() < replay.to();
    }

    /** A webhook that was off for longer than events are kept goes on with the oldest that there is. */
    private EventFeed feed(List<Webhook> group, long after, Bounds bounds) {
        var types = group.stream()
                .flatMap(webhook -> webhook.sentTypes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
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
