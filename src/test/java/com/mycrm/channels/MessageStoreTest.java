package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final MessageRef REF = new MessageRef("111", "wamid.1");
    private static final List<Media> MEDIA = List.of(new Media("5", "image/jpeg"));
    private static final Sender ZOE = new Sender("5511987654321", "BR.1", "zoe", "Zoë");

    private final MessageStore messages = new MessageStore();

    @BeforeEach
    void empty() {
        messages.jdbc = DATABASE.jdbc();
        messages.jdbc.update("DELETE FROM lead_messages");
    }

    @Test
    void messageIsKnownByNumberAndId() {
        add(REF, ZOE, 7L, null, SENT);
        assertEquals(true, messages.exists("plain", REF));
        assertEquals(false, messages.exists("plain", new MessageRef("222", "wamid.1")));
        assertEquals(false, messages.exists("plain", new MessageRef("111", "wamid.2")));
    }

    @Test
    void leadOfAMessageIsEmptyForUnknownMessagesAndWithoutALead() {
        add(REF, ZOE, 7L, null, SENT);
        add(new MessageRef("111", "wamid.2"), ZOE, null, null, SENT);
        assertEquals(Optional.of(7L), messages.leadOf("plain", REF));
        assertEquals(Optional.empty(), messages.leadOf("plain", new MessageRef("111", "wamid.2")));
        assertEquals(Optional.empty(), messages.leadOf("plain", new MessageRef("111", "wamid.3")));
    }

    @Test
    void leadsOfAContactAreFoundByNumberAndById() {
        add(REF, new Sender("551187654321", null, null, null), 7L, null, SENT);
        add(new MessageRef("111", "b"), new Sender(null, "BR.1", null, null), 8L, "pf-1", SENT.plusSeconds(60));
        add(new MessageRef("111", "c"), new Sender(null, "BR.1", null, null), 8L, null, SENT);
        add(new MessageRef("222", "d"), ZOE, 9L, null, SENT);
        add(new MessageRef("111", "e"), new Sender("1650", null, null, null), 10L, null, SENT);
        assertEquals(
                List.of(new SenderLead(8, SENT, "pf-1"), new SenderLead(7, SENT, null)),
                messages.leadsOf("plain", "111", ZOE.contact()));
        assertEquals(List.of(), messages.leadsOf("plain", "111", Contact.of(null)));
    }

    @Test
    void sentMessageMakesNoLeadOfItsRecipient() {
        var forward = new Forward(7, "plain", "111", 1, "971501110004", new Forward.Lead("+1650", null, "Hi"));
        messages.addSent(forward, REF);
        assertEquals(Optional.of(7L), messages.leadOf("plain", REF));
        assertEquals(List.of(), messages.leadsOf("plain", "111", Contact.of("971501110004")));
    }

    @Test
    void rowHasAllPartsOfTheMessage() {
        add(REF, ZOE, 7L, "pf-1", SENT);
        assertEquals(
                "111 7 plain in wamid.1 5511987654321 5511987654321 BR.1 zoe Zoë image This"
                        + " [[\"5\",\"image/jpeg\",\"\",\"\",false]] wamid.0 pf-1 1700000000",
                messages.jdbc.single(
                        "SELECT CONCAT_WS(' ', number_key, lead_id, vendor, direction, message_id, phone, phone_key,"
                                + " sender_id, username, profile_name, type, body, media, data, reply_to, property_key,"
                                + " sent_at) FROM lead_messages",
                        row -> row.getString(1)));
    }

    private void add(MessageRef ref, Sender sender, Long leadId, String propertyKey, Instant sentAt) {
        var content = new Content("image", "This", Details.of(MEDIA, Map.of(), "wamid.0"), null);
        messages.add("plain", new InboundMessage(ref, sender, null, content, sentAt), sender, leadId, propertyKey);
    }
}
