package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.leads.StubLeadQueries;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationQueriesTest {

    private final MemoryDatabase database = new MemoryDatabase();
    private final ConversationQueries conversations = new ConversationQueries();

    private EntityManager em;

    @BeforeEach
    void prepare() {
        em = database.persistence().createEntityManager();
        conversations.em = em;
        conversations.leads =
                new StubLeadQueries(id -> id == 7 ? StubLeadQueries.lead(id, "1", 1, null, Instant.EPOCH) : null);
        em.getTransaction().begin();
        insertMessage("m1", 7, 100);
        insertReceipt("r1", 7, 100);
        insertMessage("m2", 7, 200);
        insertReceipt("r2", 7, 50);
        insertMessage("m3", 8, 100);
    }

    @AfterEach
    void close() {
        em.getTransaction().rollback();
        em.close();
        database.close();
    }

    @Test
    void messagesAndReceiptsAreInTheOrderOfTheirTimes() {
        assertEquals(List.of("r2", "m1", "r1", "m2"), ids(1, 10));
    }

    @Test
    void pagesMakeTheWholeConversation() {
        assertEquals(List.of("r2", "m1"), ids(1, 2));
        assertEquals(List.of("r1", "m2"), ids(2, 2));
        assertEquals(List.of(), ids(3, 2));
        assertEquals(4, conversations.of(7, new PageRequest(3, 2)).orElseThrow().count());
    }

    @Test
    void unknownLeadHasNoConversation() {
        assertEquals(Optional.empty(), conversations.of(9, new PageRequest(1, 10)));
    }

    @Test
    void eventHasTheMembersOfItsKind() {
        var events = conversations.of(7, new PageRequest(1, 2)).orElseThrow().items();
        assertEquals(
                List.of(
                        new ConversationEvent(
                                Instant.ofEpochSecond(50),
                                "receipt",
                                "meta",
                                "111",
                                "r2",
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                "1650",
                                "US.1",
                                null,
                                null,
                                "failed",
                                "131026",
                                "Undeliverable"),
                        new ConversationEvent(
                                Instant.ofEpochSecond(100),
                                "message",
                                "meta",
                                "111",
                                "m1",
                                "in",
                                "image",
                                "Hi",
                                List.of(new Media("5", "image/jpeg", "a.jpg", null, false)),
                                Json.createObjectBuilder()
                                        .add("product", "PF-1")
                                        .build(),
                                "m0",
                                Instant.ofEpochSecond(150),
                                null,
                                "1650",
                                null,
                                "zoe",
                                "Zoë",
                                null,
                                null,
                                null)),
                events);
    }

    private List<String> ids(int page, int size) {
        return conversations.of(7, new PageRequest(page, size)).orElseThrow().items().stream()
                .map(ConversationEvent::messageId)
                .toList();
    }

    private void insertMessage(String id, long leadId, long sentAt) {
        em.createNativeQuery(
                        "INSERT INTO lead_messages (number_key, message_key, lead_id, vendor, direction, message_id,"
                                + " phone, sender_id, username, profile_name, type, body, media, data,"
                                + " reply_to, edited_at, sent_at, received_at) VALUES ('111', ?, ?, 'meta', 'in', ?,"
                                + " '1650', '@zoe', 'zoe', 'Zoë', 'image', 'Hi',"
                                + " '[[\"5\",\"image/jpeg\",\"a.jpg\",\"\",false]]', '{\"product\":\"PF-1\"}', 'm0', 150,"
                                + " ?, 0)")
                .setParameter(1, id)
                .setParameter(2, leadId)
                .setParameter(3, id)
                .setParameter(4, sentAt)
                .executeUpdate();
    }

    private void insertReceipt(String id, long leadId, long sentAt) {
        em.createNativeQuery(
                        "INSERT INTO message_receipts (number_key, message_key, status, lead_id, vendor, message_id,"
                                + " phone, recipient_id, code, title, of_forward, sent_at, received_at)"
                                + " VALUES ('111', ?, 'failed', ?, 'meta', ?, '1650', 'US.1', '131026',"
                                + " 'Undeliverable', FALSE, ?, 0)")
                .setParameter(1, id)
                .setParameter(2, leadId)
                .setParameter(3, id)
                .setParameter(4, sentAt)
                .executeUpdate();
    }
}
