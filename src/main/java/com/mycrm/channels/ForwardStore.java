package com.mycrm.channels;

import com.mycrm.directory.UserDirectory;
import com.mycrm.leads.LeadCommands;
import com.mycrm.leads.LeadQueries;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadStatus;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Forwards in the database. A lead is claimed before it is sent, and that it is being sent is kept before anything is: who
 * finds it so later, because the node died, does not know whether it was, and leaves it.
 */
@Stateless
public class ForwardStore {

    private static final Duration OWNED = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 10;

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadCommands commands;

    @Inject
    LeadQueries leads;

    @Inject
    UserDirectory users;

    private ConversationRows rows;

    @PostConstruct
    void prepare() {
        rows = new ConversationRows(em);
    }

    /** The leads that are due. */
    public List<Long> due(int most) {
        return rows
                .rows(
                        "SELECT lead_id, next_at FROM lead_forwards WHERE state = 'waiting' AND next_at <= ?"
                                + " ORDER BY next_at LIMIT ?",
                        System.currentTimeMillis(),
                        most)
                .stream()
                .map(row -> ConversationRows.number(row[0]))
                .toList();
    }

    /** Takes a lead to be sent; empty where another node was first. */
    public Optional<Forward> claim(long leadId) {
        var now = System.currentTimeMillis();
        var claimed = rows.change(
                "UPDATE lead_forwards SET state = 'sending', attempts = attempts + 1, owned_until = ?"
                        + " WHERE lead_id = ? AND state = 'waiting' AND next_at <= ?",
                now + OWNED.toMillis(),
                leadId,
                now);
        return claimed == 0 ? Optional.empty() : leads.one(leadId).map(this::forward);
    }

    private Forward forward(LeadRow lead) {
        var row = rows.rows("SELECT kind, number_key, attempts FROM lead_forwards WHERE lead_id = ?", lead.id())
                .get(0);
        var text = rows
                .rows(
                        "SELECT body, id FROM lead_messages WHERE lead_id = ? AND direction = 'in' AND body IS NOT NULL"
                                + " ORDER BY sent_at, id LIMIT 1",
                        lead.id())
                .stream()
                .map(found -> (String) found[0])
                .findFirst();
        return new Forward(
                lead.id(),
                (String) row[0],
                (String) row[1],
                (int) ConversationRows.number(row[2]),
                Phones.dialled(users.phone(lead.userId()).orElse(null)),
                LenientJson.first(lead.phone(), lead.whatsappUsername()),
                lead.propertyReference(),
                text.orElse(null));
    }

    /** The vendor has it. Receipts that were faster than its answer are waiting for the message. */
    public void sent(Forward forward, String messageId) {
        TransactionConflict.translate(() -> {
            if (messageId != null) {
                rows.take(forward.numberKey(), ConversationRows.key(messageId));
            }
            var open = end(forward, "sent", null);
            if (open && messageId != null) {
                rows.keepSent(forward, messageId);
                rows.waitingFor(forward.numberKey(), ConversationRows.key(messageId))
                        .forEach(receipt -> {
                            rows.giveReceipt(receipt.id(), forward.leadId());
                            Receipt.meaning(receipt.status())
                                    .ifPresent(meaning -> commands.applyReceipt(
                                            forward.leadId(),
                                            meaning,
                                            Receipt.reason(receipt.status(), receipt.code(), receipt.title()),
                                            forward.kind()));
                        });
            }
            return open;
        });
    }

    /** The vendor may take it later: it is tried again, later each time, and not for ever. */
    public void later(Forward forward, String reason) {
        if (forward.attempts() >= ATTEMPTS) {
            refused(forward, reason);
            return;
        }
        var pause = Math.min(LONGEST_PAUSE.toMillis(), 500L << forward.attempts());
        rows.change(
                "UPDATE lead_forwards SET state = 'waiting', next_at = ?, error = ? WHERE lead_id = ? AND state = 'sending'",
                System.currentTimeMillis() + pause,
                reason,
                forward.leadId());
    }

    /** It will not be sent, and its lead is not delivered. */
    public void refused(Forward forward, String reason) {
        TransactionConflict.translate(() -> {
            if (end(forward, "failed", reason)) {
                commands.applyReceipt(forward.leadId(), LeadStatus.NOT_DELIVERED, reason, forward.kind());
            }
            return forward;
        });
    }

    /** Nobody knows whether the vendor has it; a receipt may tell. */
    public void unknown(Forward forward, String reason) {
        end(forward, "unknown", reason);
    }

    /** What was being sent on a node that has died since. */
    public void abandoned() {
        rows.change(
                "UPDATE lead_forwards SET state = 'unknown', error = 'The node ended while it was being sent'"
                        + " WHERE state = 'sending' AND owned_until < ?",
                System.currentTimeMillis());
    }

    /** Whether it was being sent until now. */
    private boolean end(Forward forward, String state, String reason) {
        return rows.change(
                        "UPDATE lead_forwards SET state = ?, error = ? WHERE lead_id = ? AND state = 'sending'",
                        state,
                        reason,
                        forward.leadId())
                == 1;
    }
}
