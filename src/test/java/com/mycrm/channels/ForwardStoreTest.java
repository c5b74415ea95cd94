package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.directory.OneUser;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.StubLeadQueries;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final Set<String> VENDORS = Set.of("plain", "able");

    private final List<String> calls = new ArrayList<>();
    private final ForwardStore store = new ForwardStore();

    @BeforeEach
    void prepare() {
        store.jdbc = DATABASE.jdbc();
        List.of("lead_forwards", "lead_messages", "message_receipts")
                .forEach(table -> store.jdbc.update("DELETE FROM " + table));
        store.messages = new MessageStore();
        store.messages.jdbc = store.jdbc;
        store.receipts = new ReceiptStore();
        store.receipts.jdbc = store.jdbc;
        store.locks = new ConversationLocks();
        store.locks.jdbc = store.jdbc;
        store.events = TestConversations.events(DATABASE);
        store.users = new OneUser(4, "Omar Haddad", "+971 50 111 0004");
        store.leads = new StubLeadQueries(id -> StubLeadQueries.lead(id, "+1650", 4, "PF-1", SENT));
        store.commands = new ChannelLeadCommands() {
            @Override
            public boolean applyReceipt(long id, LeadStatus to, String reason, String actor) {
                return calls.add(id + " " + to + " " + reason + " " + actor);
            }

            @Override
            public boolean lock(long id) {
                return true;
            }
        };
    }

    @Test
    void claimedForwardHasItsContent() {
        addMessage("second", SENT.plusSeconds(1));
        addMessage("first", SENT);
        add(7);
        assertEquals(
                Optional.of(
                        new Forward(7, "plain", "111", 1, "971501110004", new Forward.Lead("+1650", "PF-1", "first"))),
                store.claim(VENDORS));
        assertEquals("sending", state(7));
    }

    @Test
    void forwardIsClaimedOnce() {
        add(7);
        store.claim(VENDORS);
        assertEquals(Optional.empty(), store.claim(VENDORS));
    }

    @Test
    void forwardOfAnUnknownVendorIsLeftToOtherNodes() {
        add(7);
        assertEquals(Optional.empty(), store.claim(Set.of("able")));
        assertEquals("waiting", state(7));
    }

    @Test
    void retriedForwardWaits() {
        var forward = claimed(7);
        store.retry(forward, "Rate limit");
        assertEquals("waiting", state(7));
        assertEquals(Optional.empty(), store.claim(VENDORS));
        store.jdbc.update("UPDATE lead_forwards SET next_at = 0");
        assertEquals(2, store.claim(VENDORS).orElseThrow().attempts());
    }

    @Test
    void tenthAttemptIsTheLast() {
        claimed(7);
        store.retry(new Forward(7, "plain", "111", 10, null, new Forward.Lead("+1650", null, null)), "Rate limit");
        assertEquals("failed", state(7));
        assertEquals(List.of("7 NOT_DELIVERED Rate limit plain"), calls);
    }

    @Test
    void sentForwardGetsTheReceiptsThatWaitedForIt() {
        var forward = claimed(7);
        var message = new MessageRef("111", "wamid.out");
        store.receipts.add(
                "plain",
                new Receipt(message, new Recipient(null, null), ReceiptStatus.of("read"), null, SENT),
                null,
                false);
        store.markSent(forward, "wamid.out");
        assertEquals("sent", state(7));
        assertEquals(Optional.of(7L), store.messages.leadOf("plain", message));
        assertEquals(List.of("7 DELIVERED null plain"), calls);
        assertEquals(List.of(), store.receipts.waitingFor("plain", message));
        assertEquals(
                List.of("message.received 7 []", "message.status 7 [status]"),
                TestConversations.log(store.events).list());
        assertEquals(Optional.of(7L), store.leadOf("plain", message));
        assertEquals(Optional.empty(), store.leadOf("able", message));
    }

    @Test
    void endOfAForwardThatIsNotBeingSentChangesNothing() {
        var forward = claimed(7);
        store.markUnknown(forward, "no answer");
        store.markFailed(forward, "refused");
        store.markSent(forward, "wamid.out");
        assertEquals("unknown", state(7));
        assertEquals(List.of(), calls);
        assertEquals(false, store.messages.exists("plain", new MessageRef("111", "wamid.out")));
    }

    @Test
    void forwardOfANodeThatDiedIsUnknown() {
        claimed(7);
        store.endExpired();
        assertEquals("sending", state(7));
        store.jdbc.update("UPDATE lead_forwards SET leased_until = 1");
        store.endExpired();
        assertEquals("unknown", state(7));
    }

    private void add(long leadId) {
        store.add(TestVendor.channel(0, "111", "secret"), leadId);
    }

    private Forward claimed(long leadId) {
        add(leadId);
        return store.claim(VENDORS).orElseThrow();
    }

    private void addMessage(String text, Instant sentAt) {
        var sender = new Sender("1650", null, null, null);
        var message = new InboundMessage(
                new MessageRef("111", text), sender, null, new Content("text", text, null, null), sentAt);
        store.messages.add("plain", message, sender, 7L, null);
    }

    private String state(long leadId) {
        return store.jdbc.single("SELECT state FROM lead_forwards WHERE lead_id = ?", row -> row.getString(1), leadId);
    }
}
