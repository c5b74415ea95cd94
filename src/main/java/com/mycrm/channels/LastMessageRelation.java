package com.mycrm.channels;

import com.mycrm.api.expand.Relation;
import com.mycrm.leads.whatsapp.ReferralRelation;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extra of a lead that shows when the latest message of its conversation was sent, by the customer or to him. It is
 * read from the messages and not kept in the lead, so that a message changes neither the lead's version nor its
 * {@code updated_at}.
 */
@ApplicationScoped
public class LastMessageRelation implements Relation {

    /** The counter of everything that messages and channels bring to leads. */
    static final String COUNTER = ReferralRelation.COUNTER;

    /** A message to the agent names no customer. */
    private static final String OF_LEADS = "SELECT lead_id, MAX(sent_at) FROM lead_messages"
            + " WHERE lead_id IN (%s) AND (phone_key IS NOT NULL OR sender_id IS NOT NULL) GROUP BY lead_id";

    @Inject
    Jdbc jdbc;

    @Override
    public String name() {
        return "last_message_at";
    }

    @Override
    public String counter() {
        return COUNTER;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public boolean isExtra() {
        return true;
    }

    @Override
    public Map<Long, Instant> views(Set<Long> leadIds) {
        var times = new HashMap<Long, Instant>();
        jdbc.list(
                OF_LEADS.formatted(Jdbc.marks(leadIds)),
                row -> times.put(row.getLong(1), Instant.ofEpochSecond(row.getLong(2))),
                leadIds.toArray());
        return times;
    }
}
