package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.InboundContact;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says of messages, receipts and changes in any order, on the tables of messages. */
class MessageEventsTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final Sender ZOE = new Sender("16505551234", "US.1", "zoe", "Zoë");
    private static final ActiveChannel CHANNEL = TestVendor.channel(0, "111", "secret");

    private final Conversations conversations = new Conversations();
    private final ConversationUpdates updates = new ConversationUpdates();

    @BeforeEach
    void prepare() {
        TestConversations.prepare(conversations, DATABASE, new OneLead(), new ArrayList<>());
        conversations.forwards = new ForwardStore();
        conversations.forwards.jdbc = DATABASE.jdbc();
        TestConversations.prepare(updates, conversations);
    }

    @Test
    void eventShowsTheMessageAsItsConversationDoes() {
        var details = Details.of(List.of(new Media("m1", "image/png", null, null, false)), Map.of(), "before");
        receive("a", 0, new Content("image", "Hi", details, null));
        var message = """
                {"message":{"lead":{"id":1},"time":"2023-11-14T22:13:20Z","event":"message","channel":"plain",\
                "number":"111","message_id":"a","direction":"in","type":"image","text":"Hi","media":[{"id":"m1",\
                "type":"image/png","filename":null,"sha256":null,"voice":false}],"data":null,"reply_to":"before",\
                "edited_at":null,"deleted_at":null,"phone":"16505551234","whatsapp_user_id":"US.1",\
                "whatsapp_username":"zoe","profile_name":"Zoë","status":null,"code":null,"title":null}}""";
        assertEquals(List.of(message), data());
    }

    @Test
    void repeatedItemHasNoSecondEvent() {
        for (var i = 0; i < 2; i++) {
            receive("a", 0, "Hi");
            edit("a", 10, "Hello");
            receipt("b", "sent");
            delete("a", 20);
        }
        assertEquals(
                List.of(
                        "message.received 1 []",
                        "message.received 1 [text, edited_at]",
                        "message.status 1 [status]",
                        "withdraw message.received 1",
                        "message.received 1 [deleted_at]"),
                events());
    }

    @Test
    void lateReceiptChangesNoStatus() {
        receive("a", 0, "Hi");
        receipt("b", "delivered");
        receipt("b", "sent");
        receipt("b", "read");
        receipt("b", "deleted");
        assertEquals(
                List.of(
                        "message.received 1 []",
                        "message.status 1 [status]",
                        "message.status 1 []",
                        "message.status 1 [status]",
                        "message.status 1 []"),
                events());
    }

    @Test
    void whatCameBeforeTheLeadHasItsEventsOnceThereIsOne() {
        write("x", -10, "Good morning");
        receipt("x", "sent");
        edit("a", 10, "Is it still free?");
        assertEquals(List.of(), events());
        receive("a", 0, "Is it free?");
        assertEquals(List.of("message.received 1 []", "message.received 1 []", "message.status 1 [status]"), events());
        assertEquals(
                List.of("Good morning", "Is it still free?", "null"),
                data().stream()
                        .map(text -> text.replaceFirst(".*\"text\":\"?([^\",]*).*", "$1"))
                        .toList());
    }

    @Test
    void reactionThatIsReplacedIsWithdrawn() {
        receive("a", 0, "Hi");
        react("r1", 10, "👍");
        react("r2", 20, null);
        react("r2", 20, null);
        assertEquals(
                List.of(
                        "message.received 1 []",
                        "message.received 1 []",
                        "message.received 1 []",
                        "withdraw message.received 1",
                        "message.received 1 [deleted_at]"),
                events());
    }

    private List<String> events() {
        return TestConversations.log(conversations.events).list();
    }

    private List<String> data() {
        return TestConversations.log(conversations.events).data();
    }

    private void receive(String id, int seconds, String text) {
        receive(id, seconds, text(text));
    }

    private void react(String id, int seconds, String emoji) {
        receive(id, seconds, new Content("reaction", emoji, Details.of(List.of(), Map.of(), "ours"), null));
    }

    private void receive(String id, int seconds, Content content) {
        conversations.receive(
                CHANNEL, new InboundMessage(new MessageRef("111", id), ZOE, null, content, SENT.plusSeconds(seconds)));
    }

    private void receipt(String id, String word) {
        var recipient = new Recipient(ZOE.phone(), null);
        updates.receive(CHANNEL, new Receipt(new MessageRef("111", id), recipient, ReceiptStatus.of(word), null, SENT));
    }

    private void write(String id, int seconds, String text) {
        updates.receive(
                CHANNEL, new OutboundMessage(new MessageRef("111", id), ZOE, text(text), SENT.plusSeconds(seconds)));
    }

    private void edit(String id, int seconds, String text) {
        updates.receive(
                CHANNEL, new MessageChange(new MessageRef("111", id), ZOE, text(text), SENT.plusSeconds(seconds)));
    }

    private void delete(String id, int seconds) {
        updates.receive(CHANNEL, new MessageChange(new MessageRef("111", id), ZOE, null, SENT.plusSeconds(seconds)));
    }

    private static Content text(String text) {
        return new Content("text", text, null, null);
    }

    /** Makes and joins lead 1. */
    private static final class OneLead extends ChannelLeadCommands {

        @Override
        public long receive(InboundContact contact, String actor, LongConsumer message) {
            message.accept(1);
            return 1;
        }

        @Override
        public boolean join(long id, InboundContact contact, String actor, Runnable message) {
            message.run();
            return true;
        }

        @Override
        public boolean lock(long id) {
            return true;
        }
    }
}
