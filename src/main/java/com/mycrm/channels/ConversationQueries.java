package com.mycrm.channels;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.channels.ConversationEvent.Media;
import com.mycrm.leads.LeadQueries;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** A lead's messages and receipts, in the order in which they were sent. */
@Stateless
public class ConversationQueries {

    private static final String EVENTS =
            "SELECT sent_at, 'message' AS event, id, kind, number_key, message_id, direction,"
                    + " type, body, media_id, media_type, phone, sender_id, username, profile_name, NULL AS status,"
                    + " NULL AS code, NULL AS title FROM lead_messages WHERE lead_id = ?"
                    + " UNION ALL SELECT sent_at, 'receipt' AS event, id, kind, number_key, message_id, NULL AS direction,"
                    + " NULL AS type, NULL AS body, NULL AS media_id, NULL AS media_type, phone, recipient_id AS sender_id,"
                    + " NULL AS username, NULL AS profile_name, status, code, title FROM message_receipts WHERE lead_id = ?";

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadQueries leads;

    /** The events of a lead, oldest first; empty where there is no such lead. */
    public Optional<Page<ConversationEvent>> of(long leadId, PageRequest page) {
        if (leads.one(leadId).isEmpty()) {
            return Optional.empty();
        }
        var rows = new ConversationRows(em);
        var count = rows.rows(
                        "SELECT (SELECT COUNT(*) FROM lead_messages WHERE lead_id = ?),"
                                + " (SELECT COUNT(*) FROM message_receipts WHERE lead_id = ?)",
                        leadId,
                        leadId)
                .get(0);
        var events = rows
                .rows(
                        "SELECT * FROM (" + EVENTS + ") events ORDER BY sent_at, event, id LIMIT ? OFFSET ?",
                        leadId,
                        leadId,
                        page.size(),
                        page.offset())
                .stream()
                .map(ConversationQueries::event)
                .toList();
        return Optional.of(
                new Page<>(ConversationRows.number(count[0]) + ConversationRows.number(count[1]), page, events));
    }

    private static ConversationEvent event(Object[] row) {
        var senderId = text(row[12]);
        var isName = senderId != null && senderId.startsWith("@"); // stands for the id where there is none
        return new ConversationEvent(
                Instant.ofEpochSecond(ConversationRows.number(row[0])),
                text(row[1]),
                text(row[3]),
                text(row[4]),
                text(row[5]),
                text(row[6]),
                text(row[7]),
                text(row[8]),
                row[9] == null ? null : new Media(text(row[9]), text(row[10])),
                text(row[11]),
                isName ? null : senderId,
                text(row[13]),
                text(row[14]),
                text(row[15]),
                text(row[16]),
                text(row[17]));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
