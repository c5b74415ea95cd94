package com.mycrm.channels;

import com.mycrm.directory.LeadRemoved;
import com.mycrm.directory.PersonErased;
import com.mycrm.inbox.InboxStore;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Predicate;

/** Lets conversations go with their leads, and with erased persons. What stays are keys that repeats are known by. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ConversationErasures {

    /** Shorter ones stand in too much that is somebody else's. */
    private static final int SHORTEST = 6;

    @PersistenceContext
    EntityManager em;

    @Inject
    InboxStore inbox;

    public void forget(@Observes LeadRemoved removed) {
        new ConversationRows(em).forgetLead(removed.id());
    }

    /**
     * Of an erased person what no lead has yet goes too: receipts that wait, messages that told of another number, and the
     * events as they came, once they were processed. One that is still to be processed goes when its time is over.
     */
    public void forget(@Observes PersonErased erased) {
        var rows = new ConversationRows(em);
        rows.names(erased.leads()).stream()
                .filter(name -> name.length() >= SHORTEST)
                .forEach(inbox::discardNaming);
        if (erased.ending().length() >= SHORTEST) {
            inbox.discardNaming(erased.ending());
        }
        erased.leads().forEach(rows::forgetLead);
        forget(rows, "lead_messages", erased.ending(), erased.hasNumber(), ConversationRows.FORGET_MESSAGE);
        forget(rows, "message_receipts", erased.ending(), erased.hasNumber(), ConversationRows.FORGET_RECEIPT);
    }

    private static void forget(
            ConversationRows rows, String table, String ending, Predicate<String> hasNumber, String forgetting) {
        rows.rows("SELECT id, phone FROM " + table + " WHERE phone LIKE ?", "%" + ending).stream()
                .filter(row -> hasNumber.test("+" + row[1]))
                .forEach(row -> rows.change(forgetting + " WHERE id = ?", row[0]));
    }
}
