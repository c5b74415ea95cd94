package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.inbox.EventErasures;
import com.mycrm.leads.LeadRemoved;
import com.mycrm.leads.Person;
import com.mycrm.leads.PersonErased;
import com.mycrm.leads.PersonSought;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Erases conversations together with their leads and with erased persons. The keys of messages stay, so that a repeated
 * event is recognized.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ConversationErasures {

    private static final String MESSAGES = "lead_messages";
    private static final String RECEIPTS = "message_receipts";

    private static final String ERASE_MESSAGES =
            "UPDATE lead_messages SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " sender_id = NULL, username = NULL, profile_name = NULL, body = NULL, media = NULL,"
                    + " data = NULL, reply_to = NULL, property_key = NULL, edited_at = NULL, deleted_at = NULL"
                    + " WHERE ";

    private static final String ERASE_RECEIPTS =
            "UPDATE message_receipts SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " recipient_id = NULL, code = NULL, title = NULL WHERE ";

    private static final String SENDER_NAMES =
            "SELECT sender_id FROM lead_messages WHERE lead_id = ? AND direction = 'in' AND sender_id IS NOT NULL"
                    + " UNION SELECT username FROM lead_messages"
                    + " WHERE lead_id = ? AND direction = 'in' AND username IS NOT NULL"
                    + " UNION SELECT phone FROM lead_messages"
                    + " WHERE lead_id = ? AND direction = 'in' AND phone IS NOT NULL";

    private record StoredPhone(long id, String phone, String key) {}

    @Inject
    Jdbc jdbc;

    @Inject
    EventErasures events;

    @Inject
    MessageEvents messageEvents;

    @Inject
    ContactNames contacts;

    @Inject
    ChangeCounts changes;

    public void erase(@Observes LeadRemoved removed) {
        eraseLead(removed.id());
    }

    /** Adds the leads of the same users, whose ids a vendor has given, and of the persons with the same contact. */
    public void find(@Observes PersonSought sought) {
        List.copyOf(sought.leads()).forEach(lead -> sought.leads().addAll(contacts.leadsOfSenders(lead)));
        userIds(sought)
                .forEach(id -> sought.leads()
                        .addAll(jdbc.list(
                                "SELECT DISTINCT lead_id FROM lead_messages"
                                        + " WHERE sender_id = ? AND lead_id IS NOT NULL AND direction = 'in'",
                                row -> row.getLong(1),
                                id)));
    }

    private Set<String> userIds(PersonSought sought) {
        var ids = new TreeSet<String>();
        sought.leads()
                .forEach(lead -> ids.addAll(jdbc.list(
                        "SELECT DISTINCT sender_id FROM lead_messages"
                                + " WHERE lead_id = ? AND sender_id IS NOT NULL AND direction = 'in'",
                        row -> row.getString(1),
                        lead)));
        return ids;
    }

    /**
     * Also erases rows that no lead of the person has: receipts that wait, messages that announced another number, and
     * the events that name the person.
     */
    public void erase(@Observes PersonErased erased) {
        var person = erased.person();
        var names = new TreeSet<>(person.names());
        erased.leads().forEach(lead -> {
            names.addAll(contactNames(lead));
            names.addAll(contacts.namesOfSenders(lead));
        });
        events.erase(names);
        erased.leads().forEach(this::eraseLead);
        names.forEach(name -> {
            eraseRows(MESSAGES, "sender_id IN (?, ?)", name, "@" + name);
            eraseRows(RECEIPTS, "recipient_id IN (?, ?)", name, "@" + name);
            contacts.deleteWithName(name);
        });
        if (person.number() != null && person.number().isInternational()) {
            eraseRows(MESSAGES, "phone_key = ?", person.number().key());
            eraseRows(RECEIPTS, "phone_key = ?", person.number().key());
        } else if (person.number() != null) {
            eraseNational(person);
        }
        changes.add(LastMessageRelation.COUNTER);
    }

    /** Erases the rows of a number without its country where it fits the number of one person only. */
    private void eraseNational(Person person) {
        var messages = rowsOf(MESSAGES, person);
        var receipts = rowsOf(RECEIPTS, person);
        var persons = Stream.concat(messages.stream(), receipts.stream())
                .map(StoredPhone::key)
                .distinct()
                .count();
        if (persons == 1) {
            messages.forEach(row -> eraseRows(MESSAGES, "id = ?", row.id()));
            receipts.forEach(row -> eraseRows(RECEIPTS, "id = ?", row.id()));
        }
    }

    /** Erases rows that name the person, and what events say of the conversations that these rows are of. */
    private void eraseRows(String table, String condition, Object... values) {
        var leads = jdbc.list(
                "SELECT DISTINCT lead_id FROM " + table + " WHERE lead_id IS NOT NULL AND " + condition,
                row -> row.getLong(1),
                values);
        // The rows first: this waits for those who are changing them, whose events are then erased too.
        jdbc.update((table.equals(MESSAGES) ? ERASE_MESSAGES : ERASE_RECEIPTS) + condition, values);
        leads.forEach(messageEvents::erase);
    }

    private List<StoredPhone> rowsOf(String table, Person person) {
        return jdbc
                .list(
                        "SELECT id, phone, phone_key FROM " + table + " WHERE phone LIKE ?",
                        row -> new StoredPhone(row.getLong(1), row.getString(2), row.getString(3)),
                        "%" + person.number().digits())
                .stream()
                .filter(row -> person.hasNumber("+" + row.phone()))
                .toList();
    }

    private void eraseLead(long id) {
        var senders = contacts.sendersOf(id);
        // First, because it waits for a forward that is being stored, whose message is then erased too.
        jdbc.update("DELETE FROM lead_forwards WHERE lead_id = ?", id);
        jdbc.update(ERASE_MESSAGES + "lead_id = ?", id);
        jdbc.update(ERASE_RECEIPTS + "lead_id = ?", id);
        messageEvents.erase(id);
        contacts.deleteWithoutLead(senders);
    }

    /** The ids, usernames and numbers by which vendors know the customer of a lead. */
    private List<String> contactNames(long lead) {
        return jdbc.list(SENDER_NAMES, row -> row.getString(1).replaceFirst("^@", ""), lead, lead, lead);
    }
}
