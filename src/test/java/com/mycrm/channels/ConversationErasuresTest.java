package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.inbox.EventErasures;
import com.mycrm.leads.LeadRemoved;
import com.mycrm.leads.Person;
import com.mycrm.leads.PersonErased;
import com.mycrm.leads.PersonSought;
import com.mycrm.leads.PhoneNumber;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationErasuresTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final String ROWS = "SELECT CONCAT_WS(' ', lead_id, phone) FROM %s ORDER BY message_key";

    private final ConversationErasures erasures = new ConversationErasures();
    private final MessageStore messages = new MessageStore();
    private final ReceiptStore receipts = new ReceiptStore();
    private final Set<String> erasedEvents = new TreeSet<>();
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void prepare() {
        erasures.jdbc = DATABASE.jdbc();
        messages.jdbc = erasures.jdbc;
        receipts.jdbc = erasures.jdbc;
        erasures.messageEvents = TestConversations.events(DATABASE);
        erasures.contacts = new ContactNames();
        erasures.contacts.store = new ContactStore();
        erasures.contacts.store.jdbc = erasures.jdbc;
        erasures.contacts.messages = messages;
        erasures.changes = new ChangeCounts() {
            @Override
            public void add(String counter) {
                counted.add(counter);
            }
        };
        List.of("lead_forwards", "lead_messages", "message_receipts", "contact_names")
                .forEach(table -> erasures.jdbc.update("DELETE FROM " + table));
        erasures.events = new EventErasures() {
            @Override
            public void erase(Collection<String> names) {
                erasedEvents.addAll(names);
            }
        };
    }

    @Test
    void removedLeadKeepsNothingButKeys() {
        add("a", new Sender("16505551234", null, null, "Zoë"), 7L);
        add("b", new Sender("16505559999", null, null, "Bob"), 8L);
        erasures.jdbc.update("INSERT INTO lead_forwards (lead_id, vendor, number_key, state, attempts, next_at)"
                + " VALUES (7, 'plain', '111', 'sent', 1, 0)");
        erasures.erase(new LeadRemoved(7, "key:demo"));
        assertEquals(Set.of("", "8 16505559999"), rows("lead_messages"));
        assertEquals(Set.of("", "8 16505559999"), rows("message_receipts"));
        assertEquals("0", erasures.jdbc.single("SELECT COUNT(*) FROM lead_forwards", row -> row.getString(1)));
        assertEquals(true, messages.exists("plain", new MessageRef("111", "a")));
        assertEquals(
                "1",
                erasures.jdbc.single(
                        "SELECT COUNT(*) FROM lead_messages WHERE profile_name IS NULL AND body IS NULL"
                                + " AND sender_id IS NULL AND phone_key IS NULL AND message_id IS NULL",
                        row -> row.getString(1)));
    }

    @Test
    void erasedPersonKeepsNoRowWithoutALead() {
        add("a", new Sender("16505551234", "US.123", null, "Zoë"), 7L);
        add("b", new Sender("16505551234", null, null, "Zoë"), null);
        add("c", new Sender("26505551234", null, null, "Bob"), null);
        add("d", new Sender(null, "US.123", null, "Zoë"), null);
        erasures.erase(new PersonErased(Set.of(7L), person("+1 650 555 1234", null)));
        assertEquals(Set.of("", "26505551234"), rows("lead_messages"));
        assertEquals(Set.of("", "26505551234"), rows("message_receipts"));
        assertEquals(List.of("conversations"), counted);
        assertEquals(
                "0",
                erasures.jdbc.single(
                        "SELECT COUNT(*) FROM lead_messages WHERE sender_id = 'US.123'", row -> row.getString(1)));
    }

    @Test
    void numberWithoutACountryErasesOnePersonOnly() {
        add("a", new Sender("16505551234", null, null, null), null);
        erasures.erase(new PersonErased(Set.of(), person("650 555 1234", null)));
        assertEquals(Set.of(""), rows("lead_messages"));
        add("b", new Sender("16505551234", null, null, null), null);
        add("c", new Sender("446505551234", null, null, null), null);
        erasures.erase(new PersonErased(Set.of(), person("650 555 1234", null)));
        assertEquals(Set.of("", "16505551234", "446505551234"), rows("lead_messages"));
    }

    @Test
    void leadsOfTheSameUserAreFound() {
        add("a", new Sender("16505551234", "US.123", null, null), 7L);
        add("b", new Sender(null, "US.123", "zoe.doe", null), 8L);
        add("c", new Sender(null, "US.124", "bob", null), 9L);
        var leads = new TreeSet<>(Set.of(7L));
        erasures.find(new PersonSought(person("+16505551234", null), leads));
        assertEquals(Set.of(7L, 8L), leads);
    }

    @Test
    void messagesOfErasedLeadsLeaveTheLogToo() {
        add("a", new Sender("16505551234", null, null, null), 7L);
        add("b", new Sender("16505559999", null, null, null), 8L);
        var ref = new MessageRef("111", "c");
        var recipient = new Recipient("16505551234", null);
        receipts.add("plain", new Receipt(ref, recipient, ReceiptStatus.of("sent"), null, SENT), 9L, false);
        erasures.erase(new PersonErased(Set.of(7L), person("+16505551234", null)));
        erasures.erase(new LeadRemoved(8, "key:demo"));
        assertEquals(
                List.of(
                        "erase message of 7 {\"message\":{\"lead\":{\"id\":7}}}",
                        "erase message of 9 {\"message\":{\"lead\":{\"id\":9}}}",
                        "erase message of 8 {\"message\":{\"lead\":{\"id\":8}}}"),
                TestConversations.log(erasures.messageEvents).list());
    }

    @Test
    void eventsThatNameThePersonAreErased() {
        add("a", new Sender("16505551234", "US.123", null, null), 7L);
        add("b", new Sender(null, null, "zoe.doe", null), 7L);
        erasures.erase(new PersonErased(Set.of(7L), person("+5511987654321", "zoe")));
        assertEquals(Set.of("16505551234", "US.123", "zoe.doe", "5511987654321", "551187654321", "zoe"), erasedEvents);
    }

    private static Person person(String phone, String username) {
        return new Person(PhoneNumber.of(phone).orElseThrow(), null, username, Set.of());
    }

    @Test
    void namesOfACustomerAreDeletedWithTheLastLead() {
        add("a", new Sender("16505551234", "US.123", "US.ENT.1", null, null), 7L);
        add("b", new Sender(null, "US.123", null, null), 8L);
        add("c", new Sender("16505559999", "US.999", null, null), 9L);
        erasures.erase(new LeadRemoved(7, "key:demo"));
        assertEquals(5, names());
        erasures.erase(new PersonErased(Set.of(8L), person("+32478524147", null)));
        assertEquals(2, names());
        assertEquals(Set.of("16505551234", "US.123", "US.ENT.1", "32478524147"), erasedEvents);
        erasures.erase(new PersonErased(Set.of(), person("+16505559999", null)));
        assertEquals(0, names());
    }

    @Test
    void leadsOfThePersonWithOtherNamesAreFound() {
        add("a", new Sender("16505551234", "US.123", null, null), 7L);
        add("b", new Sender("16505559999", null, null, null), 8L);
        erasures.contacts.change(
                new BusinessNumber("plain", "111"),
                new Sender(null, "US.123", null, null).contact(),
                new Sender("16505559999", "US.124", null, null).contact(),
                SENT);
        var leads = new TreeSet<>(Set.of(7L));
        erasures.find(new PersonSought(person("+16505551234", null), leads));
        assertEquals(Set.of(7L, 8L), leads);
    }

    @Test
    void leadsOfTheNextOwnerOfANumberAreNotFound() {
        var number = new BusinessNumber("plain", "111");
        var first = new Sender("16505551234", "US.123", null, null);
        add("a", first, 7L);
        erasures.contacts.change(
                number, first.contact(), new Sender("16505559999", null, null, null).contact(), SENT.plusSeconds(100));
        add("b", new Sender("16505551234", "US.999", null, null), 8L, SENT.plusSeconds(200));
        var leads = new TreeSet<>(Set.of(7L));
        erasures.find(new PersonSought(person("+16505559999", null), leads));
        assertEquals(Set.of(7L), leads);
    }

    private int names() {
        return erasures.jdbc.single("SELECT COUNT(*) FROM contact_names", row -> row.getInt(1));
    }

    /** Adds a message and a receipt of one customer. */
    private void add(String id, Sender customer, Long leadId) {
        add(id, customer, leadId, SENT);
    }

    private void add(String id, Sender customer, Long leadId, Instant sentAt) {
        erasures.contacts.learn(new BusinessNumber("plain", "111"), customer.contact(), sentAt);
        var ref = new MessageRef("111", id);
        var content = new Content("text", "Hi", null, null);
        messages.add("plain", new InboundMessage(ref, customer, null, content, sentAt), customer, leadId, null);
        var recipient = new Recipient(customer.phone(), customer.userId());
        receipts.add("plain", new Receipt(ref, recipient, ReceiptStatus.of("sent"), null, SENT), leadId, false);
    }

    private Set<String> rows(String table) {
        return new TreeSet<>(erasures.jdbc.list(ROWS.formatted(table), row -> row.getString(1)));
    }
}
