package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.inbox.InboxCleanup;
import com.mycrm.leads.LeadRemoved;
import com.mycrm.leads.PersonErased;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/**
 * Erases conversations together with their leads and with erased persons. The keys of messages stay, so that a repeated
 * event is recognized.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ConversationErasures {

    private static final String ERASE_MESSAGES =
            "UPDATE lead_messages SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " sender_id = NULL, username = NULL, profile_name = NULL, body = NULL, media = NULL,"
                    + " data = NULL, reply_to = NULL, property_key = NULL, edited_at = NULL, deleted_at = NULL"
                    + " WHERE ";

    private static final String ERASE_RECEIPTS =
            "UPDATE message_receipts SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " recipient_id = NULL, code = NULL, title = NULL WHERE ";

    private static final String CONTACT_NAMES =
            "SELECT sender_id FROM lead_messages WHERE lead_id = ? AND direction = 'in' AND sender_id IS NOT NULL"
                    + " UNION SELECT phone FROM lead_messages"
                    + " WHERE lead_id = ? AND direction = 'in' AND phone IS NOT NULL";

    /** Shorter names are part of many events of other persons. */
    private static final int SHORTEST_NAME = 6;

    private record StoredPhone(long id, String phone) {}

    @Inject
    Jdbc jdbc;

    @Inject
    InboxCleanup inbox;

    @Inject
    ChangeCounts changes;

    public void erase(@Observes LeadRemoved removed) {
        eraseLead(removed.id());
    }

    /**
     * Also erases rows that no lead of the person has: receipts that wait, messages that announced another number, and
     * the processed events that name the person. An event that is not processed yet is deleted when its time is over.
     */
    public void erase(@Observes PersonErased erased) {
        Stream.concat(erased.leads().stream().flatMap(this::contactNames), erased.ending().stream())
                .distinct()
                .filter(name -> name.length() >= SHORTEST_NAME)
                .forEach(inbox::deleteEndedNaming);
        erased.leads().forEach(this::eraseLead);
        erased.ending().ifPresent(ending -> {
            erase("lead_messages", ending, erased, ERASE_MESSAGES);
            erase("message_receipts", ending, erased, ERASE_RECEIPTS);
        });
        changes.add(LastMessageRelation.COUNTER);
    }

    private void eraseLead(long id) {
        jdbc.update(ERASE_MESSAGES + "lead_id = ?", id);
        jdbc.update(ERASE_RECEIPTS + "lead_id = ?", id);
        jdbc.update("DELETE FROM lead_forwards WHERE lead_id = ?", id);
    }

    private void erase(String table, String ending, PersonErased erased, String statement) {
        jdbc
                .list(
                        "SELECT id, phone FROM " + table + " WHERE phone LIKE ?",
                        row -> new StoredPhone(row.getLong(1), row.getString(2)),
                        "%" + ending)
                .stream()
                .filter(row -> erased.hasNumber().test("+" + row.phone()))
                .forEach(row -> jdbc.update(statement + "id = ?", row.id()));
    }

    /** The ids, usernames and numbers by which vendors know the customer of a lead. */
    private Stream<String> contactNames(long lead) {
        return jdbc.list(CONTACT_NAMES, row -> row.getString(1).replaceFirst("^@", ""), lead, lead).stream();
    }
}
