package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.PropertySummary;
import com.mycrm.events.RecordedEvents;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conversations on the tables of a test's database, with what CDI would give them. */
final class TestConversations {

    private TestConversations() {}

    /**
     * Empties the tables and gives the conversations all that they need, but for forwards.
     *
     * @param counted gets the counters that count a change
     */
    static void prepare(
            Conversations conversations, MemoryDatabase database, ChannelLeadCommands commands, List<String> counted) {
        var jdbc = database.jdbc();
        List.of("lead_messages", "message_receipts", "contact_names", "lead_forwards")
                .forEach(table -> jdbc.update("DELETE FROM " + table));
        conversations.commands = commands;
        conversations.contacts = new InboundContacts();
        conversations.contacts.properties = new NoProperties();
        conversations.locks = new ConversationLocks();
        conversations.locks.jdbc = jdbc;
        conversations.messages = new MessageStore();
        conversations.messages.jdbc = jdbc;
        conversations.edits = new MessageChangeStore();
        conversations.edits.jdbc = jdbc;
        conversations.names = new ContactNames();
        conversations.names.messages = conversations.messages;
        conversations.names.store = new ContactStore();
        conversations.names.store.jdbc = jdbc;
        conversations.receipts = new ReceiptStore();
        conversations.receipts.jdbc = jdbc;
        conversations.events = events(database);
        conversations.changes = new ChangeCounts() {
            @Override
            public void add(String counter) {
                counted.add(counter);
            }
        };
    }

    /** Gives updates what the conversations have been given. */
    static void prepare(ConversationUpdates updates, Conversations conversations) {
        updates.commands = conversations.commands;
        updates.contacts = conversations.contacts;
        updates.names = conversations.names;
        updates.locks = conversations.locks;
        updates.messages = conversations.messages;
        updates.edits = conversations.edits;
        updates.receipts = conversations.receipts;
        updates.forwards = conversations.forwards;
        updates.events = conversations.events;
        updates.changes = conversations.changes;
    }

    /** Events of messages in these tables, in a log in memory. */
    static MessageEvents events(MemoryDatabase database) {
        var events = new MessageEvents();
        events.jdbc = database.jdbc();
        events.log = new RecordedEvents();
        events.jsonb = JsonConfiguration.jsonb();
        events.kind = new WhatsappLeads();
        return events;
    }

    static RecordedEvents log(MessageEvents events) {
        return (RecordedEvents) events.log;
    }

    private static final class NoProperties implements PropertyDirectory {

        @Override
        public Map<Long, PropertySummary> byId(Set<Long> ids) {
            return Map.of();
        }

        @Override
        public Map<String, PropertySummary> byReference(Set<String> keys) {
            return Map.of();
        }
    }
}
