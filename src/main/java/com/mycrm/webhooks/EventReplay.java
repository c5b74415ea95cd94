package com.mycrm.webhooks;

import com.mycrm.events.EventQueries;
import com.mycrm.events.EventRequest;
import com.mycrm.events.EventTypes;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Makes new deliveries of events of the past, in one transaction. */
@Stateless
@TranslatesConflicts
public class EventReplay {

    private static final int AT_ONCE = 1_000;

    @EJB
    EventQueries log;

    @EJB
    DeliveryStore deliveries;

    @Inject
    EventTypes types;

    /**
     * @return the number of deliveries that were made
     * @throws com.mycrm.api.problem.ProblemException 410 where events are no more kept
     */
    public long replay(Webhook webhook, long from, long to) {
        var position = from - 1;
        var made = 0L;
        for (var hasMore = true; hasMore && position < to; ) {
            var feed = log.read(new EventRequest(position, types.all(), AT_ONCE));
            var matching = feed.events().stream()
                    .filter(event -> event.number() <= to && DeliveryPlanner.isFor(webhook, event))
                    .toList();
            deliveries.replay(webhook.id(), matching);
            made += matching.size();
            position = feed.next();
            hasMore = feed.hasMore();
        }
        return made;
    }
}
