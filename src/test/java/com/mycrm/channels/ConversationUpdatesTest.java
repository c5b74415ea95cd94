package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.leads.LeadRemoved;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.InboundContact;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.persistence.TransactionConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits, deletions, reactions and messages of the company, in any order, on the tables of messages. */
class ConversationUpdatesTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final Sender ZOE = new Sender("16505551234", null, null, null);
    private static final ActiveChannel CHANNEL = TestVendor.channel(0, "111", "secret");

    private final List<String> counted = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Runnable onLock = () -> {};
    private final Conversations conversations = new Conversations();
    private final ConversationUpdates updates = new ConversationUpdates();

    @BeforeEach
    void prepare() {
        TestConversations.prepare(conversations, DATABASE, new RecordedCommands(), counted);
        conversations.forwards = new ForwardStore();
        conversations.forwards.jdbc = DATABASE.jdbc();
        TestConversations.prepare(updates, conversations);
    }

    @Test
    void editReplacesTheTextInAnyOrder() {
        for (var order :
                List.of("message edit1 edit2", "edit2 message edit1", "edit1 edit2 message", "edit2 edit1 message")) {
            prepare();
            for (var step : order.split(" ")) {
                switch (step) {
                    case "message" -> receive("a", 0, "Is it free?");
                    case "edit1" -> edit("a", 10, "Is it still free?");
                    default -> edit("a", 20, "Is this still free?");
                }
                edit("a", 5, "Typo");
            }
            assertEquals(List.of("a in text Is this still free? edited 20"), rows(), order);
        }
    }

    @Test
    void referenceInAnEditGivesTheLeadItsProperty() {
        receive("a", 0, "Is it free?");
        edit("a", 10, "Is it free? ref: PF-1");
        receive("b", 20, "I mean ref: PF-1");
        assertEquals(List.of("receive null", "join 1 PF-1", "join 1 PF-1"), calls);
    }

    @Test
    void referenceInAnEditThatCameFirstIsThatOfTheMessage() {
        edit("a", 10, "Is it free? ref: PF-1");
        receive("a", 0, "Is it free?");
        assertEquals(List.of("receive PF-1"), calls);
        assertEquals(List.of("a in text Is it free? ref: PF-1 edited 10"), rows());
    }

    @Test
    void editMovesNoLeadToAnotherProperty() {
        receive("a", 0, "ref: PF-1");
        edit("a", 10, "ref: PF-2");
        receive("b", 20, "ref: PF-1");
        assertEquals(List.of("receive PF-1", "join 1 PF-2", "join 1 PF-1"), calls);
    }

    @Test
    void deletionRemovesTheContentInAnyOrder() {
        for (var order : List.of(
                "message edit deletion", "deletion message edit", "edit deletion message", "message deletion edit")) {
            prepare();
            for (var step : order.split(" ")) {
                switch (step) {
                    case "message" -> receive("a", 0, "My number is 7");
                    case "edit" -> edit("a", 10, "My number is 8");
                    default -> delete("a", 20);
                }
            }
            assertEquals(
                    List.of("a in text null deleted 20"),
                    rows().stream().map(row -> row.replace(" edited 10", "")).toList(),
                    order);
            assertEquals(1, calls.stream().filter("receive null"::equals).count(), order);
        }
    }

    @Test
    void changeOfAMessageThatNeverComesMakesNoLead() {
        edit("a", 10, "ref: PF-1");
        delete("b", 10);
        assertEquals(List.of(), calls);
        assertEquals(List.of(), rows());
    }

    @Test
    void changeOfAMessageThatNeverComesIsForgotten() {
        receive("a", 0, "Hi");
        edit("b", 10, "ref: PF-1");
        write("c", 10, "Hi");
        delete("d", 10);
        DATABASE.jdbc().update("UPDATE lead_messages SET received_at = ? WHERE message_id IN ('a', 'b', 'c')", 100);
        updates.edits.deleteAwaited(Instant.ofEpochSecond(100));
        assertEquals(List.of("a", "b", "c", "d"), ids());
        updates.edits.deleteAwaited(Instant.ofEpochSecond(101));
        assertEquals(List.of("a", "c", "d"), ids());
        receive("b", 0, "Hello");
        assertEquals(List.of("a", "b", "c", "d"), ids());
    }

    private static List<String> ids() {
        return DATABASE.jdbc()
                .list("SELECT message_id FROM lead_messages ORDER BY message_id", row -> row.getString(1));
    }

    @Test
    void erasedMessageTakesNoChange() {
        receive("a", 0, "Hi");
        var erasures = new ConversationErasures();
        erasures.contacts = conversations.names;
        erasures.jdbc = DATABASE.jdbc();
        erasures.messageEvents = conversations.events;
        erasures.erase(new LeadRemoved(1, "key:demo"));
        edit("a", 10, "ref: PF-1");
        delete("a", 20);
        assertEquals(List.of("receive null"), calls);
        assertEquals(0L, (long) DATABASE.jdbc()
                .single(
                        "SELECT COUNT(*) FROM lead_messages WHERE body IS NOT NULL OR edited_at IS NOT NULL",
                        row -> row.getLong(1)));
    }

    /** The lead is deleted by another transaction, for which the lock waits. */
    @Test
    void nothingIsWrittenToALeadThatIsBeingDeleted() {
        receive("a", 0, "Hi");
        var recipient = new Recipient(ZOE.phone(), null);
        var receipt = new Receipt(new MessageRef("111", "x"), recipient, ReceiptStatus.of("sent"), null, SENT);
        for (var event : List.<Runnable>of(
                () -> write("x", 10, "It is free"),
                () -> edit("a", 10, "Is it free?"),
                () -> delete("a", 10),
                () -> updates.receive(CHANNEL, receipt))) {
            onLock = () -> DATABASE.jdbc().update("UPDATE lead_messages SET lead_id = NULL");
            assertThrows(TransactionConflict.class, event::run);
            onLock = () -> {};
            DATABASE.jdbc().update("UPDATE lead_messages SET lead_id = 1");
        }
        assertEquals(List.of("a in text Hi"), rows());
        assertEquals(
                List.of("message.received 1 []"),
                TestConversations.log(updates.events).list());
        assertEquals(0L, (long) DATABASE.jdbc().single("SELECT COUNT(*) FROM message_receipts", row -> row.getLong(1)));
    }

    @Test
    void erasedChangeIsForgotten() {
        edit("a", 10, "ref: PF-1");
        DATABASE.jdbc().update("UPDATE lead_messages SET message_id = NULL, body = NULL, edited_at = NULL");
        edit("a", 20, "ref: PF-2");
        receive("a", 0, "Hi");
        assertEquals(List.of("a in text Hi"), rows());
    }

    @Test
    void otherChannelChangesNoMessage() {
        receive("a", 0, "Hi");
        updates.receive(
                TestVendor.channel(0, "222", "secret"),
                new MessageChange(new MessageRef("222", "a"), ZOE, null, SENT.plusSeconds(10)));
        assertEquals(List.of("a in text Hi"), rows());
    }

    @Test
    void reactionMakesNoLeadAndJoinsTheLatestHoweverOld() {
        react("r1", "ours", 0, "👍");
        react("r2", "ours", 1, null);
        assertEquals(List.of(), calls);
        receive("a", 0, "Hi");
        react("r3", "a", 999_999, "👍");
        assertEquals(List.of("receive null", "join 1 null"), calls);
    }

    @Test
    void reactionReplacesTheOneBefore() {
        receive("a", 0, "Hi");
        react("r1", "ours", 10, "👍");
        react("r3", "ours", 30, null);
        react("r2", "ours", 20, "❤");
        assertEquals(
                List.of(
                        "a in text Hi",
                        "r1 in reaction null deleted 20",
                        "r2 in reaction null deleted 30",
                        "r3 in reaction null"),
                rows());
    }

    @Test
    void messageOfTheCompanyBelongsToTheConversationAndMakesNoLead() {
        write("x", 0, "Good morning");
        write("old", -200_000, "Long ago");
        receive("a", 10, "Hi");
        write("y", 20, "It is free");
        write("y", 20, "It is free");
        updates.receive(
                CHANNEL,
                new MessageChange(new MessageRef("111", "y"), ZOE, text("It was free", null), SENT.plusSeconds(30)));
        assertEquals(List.of("receive null"), calls);
        assertEquals(List.of("x out text Good morning", "a in text Hi", "y out text It was free edited 30"), rows());
    }

    @Test
    void messageOfTheCompanyIsInTheConversationThatItAnswers() {
        receive("a", 0, "ref: PF-1");
        receive("b", 10, "ref: PF-2");
        updates.receive(
                CHANNEL, new OutboundMessage(new MessageRef("111", "x"), ZOE, text("Yes", "a"), SENT.plusSeconds(20)));
        write("y", 30, "And you?");
        assertEquals(1L, (long) conversations
                .messages
                .leadOf("plain", new MessageRef("111", "x"))
                .orElseThrow());
        assertEquals(2L, (long) conversations
                .messages
                .leadOf("plain", new MessageRef("111", "y"))
                .orElseThrow());
    }

    private void receive(String id, int seconds, String text) {
        receive(id, seconds, text(text, null));
    }

    private void react(String id, String to, int seconds, String emoji) {
        receive(id, seconds, new Content("reaction", emoji, Details.of(List.of(), Map.of(), to), null));
    }

    private void receive(String id, int seconds, Content content) {
        conversations.receive(
                CHANNEL, new InboundMessage(new MessageRef("111", id), ZOE, null, content, SENT.plusSeconds(seconds)));
    }

    private void write(String id, int seconds, String text) {
        updates.receive(
                CHANNEL,
                new OutboundMessage(new MessageRef("111", id), ZOE, text(text, null), SENT.plusSeconds(seconds)));
    }

    private void edit(String id, int seconds, String text) {
        updates.receive(
                CHANNEL,
                new MessageChange(new MessageRef("111", id), ZOE, text(text, null), SENT.plusSeconds(seconds)));
    }

    private void delete(String id, int seconds) {
        updates.receive(CHANNEL, new MessageChange(new MessageRef("111", id), ZOE, null, SENT.plusSeconds(seconds)));
    }

    private static Content text(String text, String replyTo) {
        return new Content("text", text, Details.of(List.of(), Map.of(), replyTo), null);
    }

    /** The messages of leads, in their order, each with the seconds of its changes. */
    private static List<String> rows() {
        return DATABASE.jdbc()
                .list(
                        "SELECT CONCAT(message_id, ' ', direction, ' ', type, ' ', COALESCE(body, 'null'),"
                                + " CASE WHEN edited_at IS NULL THEN '' ELSE CONCAT(' edited ', edited_at - 1700000000) END,"
                                + " CASE WHEN deleted_at IS NULL THEN '' ELSE CONCAT(' deleted ', deleted_at - 1700000000) END)"
                                + " FROM lead_messages WHERE lead_id IS NOT NULL ORDER BY sent_at, id",
                        row -> row.getString(1));
    }

    /** Numbers leads from 1 and records the property of each call. */
    private final class RecordedCommands extends ChannelLeadCommands {

        private long last;

        RecordedCommands() {
            calls.clear();
        }

        @Override
        public long receive(InboundContact contact, String actor, LongConsumer message) {
            calls.add("receive " + contact.reference());
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
        public boolean lock(long id) {
            onLock.run();
            return true;
        }
    }
}
