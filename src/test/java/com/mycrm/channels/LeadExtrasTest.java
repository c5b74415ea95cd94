package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.ChannelRelation.LeadChannel;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The extras that conversations add to leads. */
class LeadExtrasTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private final ChannelRelation channels = new ChannelRelation();
    private final LastMessageRelation lastMessages = new LastMessageRelation();

    @BeforeEach
    void prepare() {
        channels.jdbc = DATABASE.jdbc();
        lastMessages.jdbc = DATABASE.jdbc();
        channels.jdbc.update("DELETE FROM lead_messages");
        channels.jdbc.update("DELETE FROM channels");
        channels.jdbc.update("INSERT INTO channels (id, vendor, number_key, name, active, window_seconds,"
                + " property_patterns, ads, forward_language, created_at, updated_at, version)"
                + " VALUES (3, 'meta', '111', 'Sales', FALSE, 1, '[]', '[]', 'en', 0, 0, 1)");
        message(7, "meta", "1650", 20);
        message(7, "meta", "1650", 10);
        message(7, "meta", null, 30);
        message(8, "twilio", "1650", 40);
    }

    /** @param customer null for a message to the agent */
    private void message(long lead, String vendor, String customer, long sentAt) {
        channels.jdbc.update(
                "INSERT INTO lead_messages (number_key, message_key, lead_id, vendor, direction, phone_key,"
                        + " type, sent_at, received_at) VALUES ('111', ?, ?, ?, 'out', ?, 'text', ?, 0)",
                vendor + sentAt,
                lead,
                vendor,
                customer,
                sentAt);
    }

    @Test
    void channelIsThatOfTheMessages() {
        assertEquals(
                Map.of(
                        7L, new LeadChannel(3L, "meta", "111", "Sales"),
                        8L, new LeadChannel(null, "twilio", "111", null)),
                channels.views(Set.of(7L, 8L, 9L)));
    }

    @Test
    void lastMessageIsTheOneThatWasSentLast() {
        assertEquals(
                Map.of(7L, Instant.ofEpochSecond(20), 8L, Instant.ofEpochSecond(40)),
                lastMessages.views(Set.of(7L, 8L, 9L)));
    }
}
