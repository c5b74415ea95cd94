package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.ContactChange;
import com.mycrm.leads.whatsapp.InboundContact;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations on the tables of messages and receipts, with leads that only record what is done to them. */
class ConversationsTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final Sender ZOE = new Sender("16505551234", null, null, null);
    private static final ActiveChannel CHANNEL = TestVendor.channel(0, "111", "secret");

    private final List<String> calls = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final Conversations conversations = new Conversations();
    private final ConversationUpdates updates = new ConversationUpdates();

    @BeforeEach
    void prepare() {
        var jdbc = DATABASE.jdbc();
        TestConversations.prepare(conversations, DATABASE, new RecordedCommands(), counted);
        conversations.forwards = new ForwardStore();
        conversations.forwards.jdbc = jdbc;
        conversations.forwards.commands = conversations.commands;
        TestConversations.prepare(updates, conversations);
    }

    @Test
    void firstMessageMakesALeadAndLaterOnesJoinIt() {
        receive("a", ZOE, "hello");
        receive("b", ZOE, "ref: PF-1");
        assertEquals(List.of("receive +16505551234 null DELIVERED", "join 1 PF-1"), calls);
    }

    @Test
    void repeatedMessageChangesNothing() {
        receive("a", ZOE, "hello");
        receive("a", ZOE, "hello");
        assertEquals(List.of("receive +16505551234 null DELIVERED"), calls);
        assertEquals(List.of("conversations"), counted);
    }

    @Test
    void messageAboutAnotherPropertyMakesALead() {
        receive("a", ZOE, "ref: PF-1");
        receive("b", ZOE, "ref: PF-2");
        assertEquals(List.of("receive +16505551234 PF-1 DELIVERED", "receive +16505551234 PF-2 DELIVERED"), calls);
    }

    @Test
    void receiptOfAMessageToTheCustomerIsShownAndChangesNoStatus() {
        receive("b", new Recipient("16505551234", null), "read", null);
        receive("a", ZOE, "hello");
        receive("b", new Recipient("16505551234", null), "read", null);
        receive("c", new Recipient("16505551234", null), "failed", "no id");
        receive("a", new Recipient(null, null), "failed", null);
        assertEquals(List.of("receive +16505551234 null DELIVERED"), calls);
        assertEquals(List.of("read 1", "failed 1", "failed 1"), storedReceipts());
    }

    @Test
    void receiptIsAppliedToTheForwardedLeadThatItNames() {
        receive("a", ZOE, "hello");
        calls.clear();
        conversations.forwards.add(CHANNEL, 1);
        conversations.forwards.add(CHANNEL, 77);
        receive("b", new Recipient("971501110004", null), "sent", "77");
        receive("b", new Recipient("971501110004", null), "sent", "77");
        receive("c", new Recipient("971501110004", null), "sent", "78");
        receive("d", new Recipient("16505551234", null), "read", "1");
        assertEquals(List.of("receipt 77 PENDING null"), calls);
        assertEquals(List.of("sent 77", "sent null", "read 1"), storedReceipts());
    }

    /** The agent may have written to the number as well: then his receipts are first taken for a customer's. */
    @Test
    void receiptOfTheForwardIsAppliedBeforeAndAfterTheVendorsAnswer() {
        receive("a", ZOE, "hello");
        calls.clear();
        var jdbc = conversations.forwards.jdbc;
        conversations.forwards.messages = conversations.messages;
        conversations.forwards.receipts = conversations.receipts;
        conversations.forwards.locks = conversations.locks;
        conversations.forwards.events = conversations.events;
        conversations.forwards.add(CHANNEL, 77);
        jdbc.update("UPDATE lead_forwards SET state = 'sending'");
        receive("out", new Recipient("16505551234", null), "sent", null);
        assertEquals(List.of(), calls);
        conversations.forwards.markSent(
                new Forward(77, "plain", "111", 1, "16505551234", new Forward.Lead("+1", null, null)), "out");
        receive("out", new Recipient("16505551234", null), "failed", null);
        assertEquals(List.of("receipt 77 PENDING null", "receipt 77 NOT_DELIVERED failed"), calls);
        assertEquals(List.of("sent 77", "failed 77"), storedReceipts());
    }

    @Test
    void channelReachesNoLeadOfAnotherChannel() {
        var sameNumberOfAnotherVendor = new ActiveChannel(
                0, TestVendor.ABLE, "111", TestVendor.rules(null), new ChannelSecrets("s", null, null));
        conversations.forwards.add(CHANNEL, 77);
        receive("a", ZOE, "hello");
        calls.clear();
        for (var other : List.of(TestVendor.channel(0, "222", "secret"), sameNumberOfAnotherVendor)) {
            for (var callback : List.of("77", "1", "none")) {
                updates.receive(
                        other,
                        new Receipt(
                                new MessageRef(other.number(), "a"),
                                new Recipient("16505551234", null),
                                ReceiptStatus.of("failed"),
                                callback,
                                SENT));
            }
            conversations.receive(
                    other,
                    new InboundMessage(
                            new MessageRef(other.number(), "a"),
                            ZOE,
                            new Sender("16505559999", null, null, null),
                            new Content(InboundMessage.SYSTEM, null, null, null),
                            SENT));
        }
        assertEquals(List.of(), calls);
        receive("b", new Recipient("971501110004", null), "failed", "77");
        assertEquals(
                List.of("receipt 77 NOT_DELIVERED failed"), calls, "another channel's receipt does not stand for it");
    }

    @Test
    void unknownStatusIsStoredAndChangesNothing() {
        receive("a", ZOE, "hello");
        receive("a", new Recipient("16505551234", null), "warning", null);
        assertEquals(1, calls.size());
        assertEquals(
                true, conversations.receipts.exists("plain", new MessageRef("111", "a"), ReceiptStatus.of("warning")));
    }

    @Test
    void newNumberMovesTheLatestLead() {
        receive("a", ZOE, "hello");
        var changed = new Sender("16505559999", null, null, null);
        conversations.receive(
                CHANNEL,
                new InboundMessage(
                        new MessageRef("111", "b"),
                        ZOE,
                        changed,
                        new Content(InboundMessage.SYSTEM, "changed", null, null),
                        SENT));
        receive("c", changed, "it is me");
        assertEquals(List.of("receive +16505551234 null DELIVERED", "change 1 +16505559999", "join 1 null"), calls);
    }

    @Test
    void newNumberOfAnUnknownCustomerMakesNoLead() {
        var changed = new Sender("16505559999", null, null, null);
        conversations.receive(
                CHANNEL,
                new InboundMessage(
                        new MessageRef("111", "b"),
                        ZOE,
                        changed,
                        new Content(InboundMessage.SYSTEM, null, null, null),
                        SENT));
        assertEquals(List.of(), calls);
        assertEquals(true, conversations.messages.exists("plain", new MessageRef("111", "b")));
        assertEquals(Optional.empty(), conversations.messages.leadOf("plain", new MessageRef("111", "b")));
    }

    @Test
    void forwardingChannelMakesPendingLeadsThatAreForwarded() {
        conversations.forwards = new ForwardStore() {
            @Override
            public void add(ActiveChannel channel, long leadId) {
                calls.add("forward " + leadId + " " + channel.number());
            }
        };
        var forwarding = new ActiveChannel(
                0,
                TestVendor.ABLE,
                "111",
                TestVendor.rules(new ForwardTemplate("new_lead", "en")),
                new ChannelSecrets("s", null, "token"));
        conversations.receive(forwarding, message("a", ZOE, "hello"));
        assertEquals(List.of("receive +16505551234 null PENDING", "forward 1 111"), calls);
    }

    /** The words of all receipts and their leads, in the order of arrival. */
    private List<String> storedReceipts() {
        return conversations.receipts.jdbc.list(
                "SELECT status, lead_id FROM message_receipts ORDER BY id",
                row -> row.getString(1) + " " + row.getString(2));
    }

    private void receive(String id, Sender sender, String text) {
        conversations.receive(CHANNEL, message(id, sender, text));
    }

    private static InboundMessage message(String id, Sender sender, String text) {
        var content = new Content("text", text, null, null);
        return new InboundMessage(new MessageRef("111", id), sender, null, content, SENT);
    }

    private void receive(String id, Recipient recipient, String word, String callback) {
        updates.receive(
                CHANNEL, new Receipt(new MessageRef("111", id), recipient, ReceiptStatus.of(word), callback, SENT));
    }

    /** Numbers leads from 1 and records every call. */
    private final class RecordedCommands extends ChannelLeadCommands {

        private long last;

        @Override
        public long receive(InboundContact contact, String actor, LongConsumer message) {
            calls.add("receive " + contact.phone() + " " + contact.reference() + " " + contact.status());
            last++;
            message.accept(last);
            return last;
        }

        @Override
        public boolean join(long id, InboundContact contact, String actor, Runnable message) {
            calls.add("join " + id + " " + contact.reference());
            message.run();
            return true;
        }

        @Override
        public boolean changeContact(long id, ContactChange change, String actor, Runnable message) {
            calls.add("change " + id + " " + change.phone());
            message.run();
            return true;
        }

        @Override
        public boolean applyReceipt(long id, LeadStatus to, String reason, String actor) {
            calls.add("receipt " + id + " " + to + " " + reason);
            return true;
        }

        @Override
        public boolean lock(long id) {
            return true;
        }
    }
}
