package com.mycrm.channels;

import com.mycrm.api.expand.Relation;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extra of a lead that shows which channel its messages came by. It is found by the messages, so that a lead keeps
 * it when the channel is deleted.
 */
@ApplicationScoped
public class ChannelRelation implements Relation {

    private static final String OF_LEADS = "SELECT DISTINCT message.lead_id, channel.id, message.vendor,"
            + " message.number_key, channel.name FROM lead_messages message LEFT JOIN channels channel"
            + " ON channel.vendor = message.vendor AND channel.number_key = message.number_key"
            + " WHERE message.lead_id IN (%s)";

    @Inject
    Jdbc jdbc;

    /**
     * A channel as a lead shows it.
     *
     * @param id null for a channel that was deleted
     * @param kind name of the vendor
     * @param name null for a channel that was deleted
     */
    @JsonbPropertyOrder({"id", "kind", "number", "name"})
    public record LeadChannel(Long id, String kind, String number, String name) {}

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public String counter() {
        return LastMessageRelation.COUNTER;
    }

    @Override
    public List<String> columns() {
        return List.of("id", "kind", "number", "name");
    }

    @Override
    public boolean isExtra() {
        return true;
    }

    @Override
    public Map<Long, LeadChannel> views(Set<Long> leadIds) {
        var channels = new HashMap<Long, LeadChannel>();
        jdbc.list(
                OF_LEADS.formatted(Jdbc.marks(leadIds)),
                row -> channels.put(
                        row.getLong(1),
                        new LeadChannel(
                                Jdbc.nullableLong(row, 2), row.getString(3), row.getString(4), row.getString(5))),
                leadIds.toArray());
        return channels;
    }
}
