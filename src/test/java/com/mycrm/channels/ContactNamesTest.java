package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of persons, on the tables of names and messages. Each message of a new person makes a lead. */
class ContactNamesTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final BusinessNumber NUMBER = new BusinessNumber("plain", "111");
    private static final Sender A = sender("16505550001", null, null, null);
    private static final Sender B = sender("16505550002", null, null, null);
    private static final Sender C = sender("16505550003", null, null, null);
    private static final Sender ID = sender(null, "US.1", null, null);
    private static final Sender ID_2 = sender(null, "US.2", null, null);
    private static final Sender ID_3 = sender(null, "US.3", null, null);

    private final ContactNames contacts = new ContactNames();
    private int messages;
    private long lastLead;

    @BeforeEach
    void prepare() {
        contacts.store = new ContactStore();
        contacts.store.jdbc = DATABASE.jdbc();
        contacts.messages = new MessageStore();
        contacts.messages.jdbc = DATABASE.jdbc();
        List.of("contact_names", "lead_messages")
                .forEach(table -> DATABASE.jdbc().update("DELETE FROM " + table));
    }

    @Test
    void personIsKnownByOneName() {
        assertEquals(1, lead(A, 10));
        assertEquals(1, lead(A, 5));
        assertEquals(2, lead(B, 10));
        assertEquals(0, rows());
    }

    @Test
    void namesOfOneMessageAreOfOnePerson() {
        assertEquals(1, lead(sender("16505550001", "US.1", "US.ENT.1", "zoe"), 10));
        assertEquals(1, lead(A, 11));
        assertEquals(1, lead(ID, 12));
        assertEquals(1, lead(sender(null, null, "US.ENT.1", null), 13));
        assertEquals(1, lead(sender(null, null, null, "zoe"), 14));
        assertEquals(1, lead(sender(null, "US.1", null, "zoe.doe"), 15));
        assertEquals(1, lead(sender(null, null, null, "zoe.doe"), 16));
    }

    @Test
    void linkIsLearnedLater() {
        assertEquals(1, lead(A, 10));
        assertEquals(2, lead(ID, 11));
        assertEquals(2, lead(sender("16505550001", "US.1", null, null), 12));
        assertEquals(List.of(2L, 1L), leads(A, 13));
        assertEquals(List.of(2L, 1L), leads(ID, 13));
    }

    /** A username passes to the person who is seen with it last. */
    @Test
    void usernameOfAnotherPersonIsNoLink() {
        assertEquals(1, lead(sender(null, "US.1", null, "zoe"), 10));
        assertEquals(2, lead(sender(null, "US.2", null, "zoe"), 20));
        assertEquals(2, lead(sender(null, null, null, "zoe"), 21));
        assertEquals(1, lead(sender(null, null, null, "zoe"), 15));
    }

    @Test
    void numberAndUsernameAreThoseOfAnIdThatComesLater() {
        assertEquals(1, lead(sender("16505550001", null, null, "zoe"), 10));
        assertEquals(1, lead(sender(null, "US.1", null, "zoe"), 11));
        assertEquals(1, lead(ID, 12));
    }

    @Test
    void changeOfTheNumberKeepsThePerson() {
        lead(A, 10);
        assertEquals(true, change(A, B, 20));
        assertEquals(1, lead(B, 21));
        assertEquals(1, lead(A, 19), "a late message");
        assertEquals(2, lead(A, 30), "somebody else who has the number now");
        assertEquals(1, lead(B, 31));
    }

    @Test
    void changeOfTheIdKeepsThePerson() {
        lead(sender("16505550001", "US.1", "US.ENT.1", null), 10);
        change(ID, ID_2, 20);
        assertEquals(1, lead(ID_2, 21));
        change(sender(null, null, "US.ENT.1", null), ID_3, 30);
        assertEquals(1, lead(ID_3, 31));
        assertEquals(1, lead(A, 32));
        assertEquals(1, lead(ID, 33));
    }

    @Test
    void changeOfNumberAndIdKeepsThePerson() {
        lead(sender("16505550001", "US.1", null, null), 10);
        change(ID, sender("16505550002", "US.2", null, null), 20);
        assertEquals(1, lead(B, 21));
        assertEquals(1, lead(ID_2, 22));
        assertEquals(2, lead(A, 23), "the number was left, though the notice did not name it");
    }

    @Test
    void numberOfAnIdThatStaysIsLearned() {
        lead(sender("16505550001", "US.1", null, null), 10);
        assertEquals(true, change(ID, sender("16505550002", "US.1", null, null), 20));
        assertEquals(1, lead(B, 21));
        assertEquals(1, lead(ID, 22));
        assertEquals(2, lead(A, 23));
    }

    @Test
    void changesInAnyOrderAreOneChain() {
        lead(A, 10);
        change(B, C, 30);
        assertEquals(false, change(A, B, 20), "the number has been left again");
        assertEquals(1, lead(C, 31));
        assertEquals(1, lead(B, 25));
        lead(ID, 10);
        change(ID_2, ID_3, 30);
        change(ID, ID_2, 20);
        assertEquals(2, lead(ID_3, 31));
    }

    @Test
    void changeBeforeTheFirstMessageIsKept() {
        change(A, B, 20);
        assertEquals(1, lead(A, 10));
        assertEquals(1, lead(B, 21));
    }

    @Test
    void messagesBeforeTheNoticeAreOfTheSamePerson() {
        lead(A, 10);
        assertEquals(2, lead(sender("16505550002", "US.2", null, null), 21), "nobody knows yet");
        change(A, B, 20);
        assertEquals(List.of(2L, 1L), leads(ID_2, 22));
        assertEquals(List.of(2L, 1L), leads(B, 22));
    }

    @Test
    void repeatedChangeChangesNothing() {
        lead(A, 10);
        change(A, B, 20);
        change(A, B, 20);
        change(A, B, 25);
        assertEquals(List.of(1L), leads(B, 26));
        change(B, A, 30);
        change(A, B, 40);
        assertEquals(List.of(1L), leads(B, 41));
    }

    @Test
    void personsWhoExchangeNumbersStayTwo() {
        lead(sender("16505550001", "US.1", null, null), 10);
        lead(sender("16505550002", "US.2", null, null), 10);
        change(sender("16505550001", "US.1", null, null), sender("16505550002", "US.3", null, null), 20);
        change(sender("16505550002", "US.2", null, null), sender("16505550001", "US.4", null, null), 20);
        assertEquals(1, lead(sender("16505550002", "US.3", null, null), 21));
        assertEquals(2, lead(sender("16505550001", "US.4", null, null), 21));
        assertEquals(1, lead(B, 22));
        assertEquals(2, lead(A, 22));
    }

    @Test
    void numberOfAnotherPersonIsTakenOver() {
        lead(A, 10);
        lead(B, 10);
        change(A, B, 20);
        assertEquals(1, lead(B, 21));
        assertEquals(2, lead(B, 15));
    }

    @Test
    void businessNumbersHaveTheirOwnContacts() {
        lead(sender("16505550001", "US.1", null, null), 10);
        var other = new BusinessNumber("plain", "222");
        assertEquals(ID.contact(), contacts.find(other, ID.contact(), Instant.ofEpochSecond(10)));
        assertEquals(
                ID.contact(),
                contacts.find(new BusinessNumber("able", "111"), ID.contact(), Instant.ofEpochSecond(10)));
    }

    /** The lead that a message of this second joins: the latest of its sender, or a new one. */
    private long lead(Sender sender, long second) {
        var contact = contacts.learn(NUMBER, sender.contact(), Instant.ofEpochSecond(second));
        var known = contacts.messages.leadsOf("plain", "111", contact);
        var lead = known.isEmpty() ? ++lastLead : known.get(0).id();
        messages++;
        var message = new InboundMessage(
                new MessageRef("111", "m" + messages),
                sender,
                null,
                new Content("text", "Hi", null, null),
                Instant.ofEpochSecond(second));
        contacts.messages.add("plain", message, sender, lead, null);
        return lead;
    }

    private List<Long> leads(Sender sender, long second) {
        var contact = contacts.find(NUMBER, sender.contact(), Instant.ofEpochSecond(second));
        return contacts.messages.leadsOf("plain", "111", contact).stream()
                .map(SenderLead::id)
                .toList();
    }

    private boolean change(Sender before, Sender after, long second) {
        return contacts.change(NUMBER, before.contact(), after.contact(), Instant.ofEpochSecond(second));
    }

    private static long rows() {
        return DATABASE.jdbc().single("SELECT COUNT(*) FROM contact_names", row -> row.getLong(1));
    }

    private static Sender sender(String phone, String id, String parentId, String username) {
        return new Sender(phone, id, parentId, username, null);
    }
}
