package com.mycrm.channels;

import com.mycrm.directory.UserDirectory;
import com.mycrm.jobs.Lease;
import com.mycrm.leads.LeadQueries;
import com.mycrm.leads.LeadRow;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The states of forwards: waiting, sending, and then sent, failed or unknown. Each method is one transaction.
 *
 * <p>The state "sending" is stored before anything is sent. A row in that state whose lease is over belongs to a node
 * that died, and the message may have been sent: it becomes "unknown" and is not sent again. SQL, because a claim needs
 * SKIP LOCKED.
 */
@Stateless
@TranslatesConflicts
public class ForwardStore {

    private static final Lease LEASE = new Lease(Duration.ofSeconds(60));
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final int ATTEMPTS = 10;

    @Inject
    Jdbc jdbc;

    @Inject
    MessageStore messages;

    @Inject
    ReceiptStore receipts;

    @Inject
    ConversationLocks locks;

    @Inject
    MessageEvents events;

    @Inject
    ChannelLeadCommands commands;

    @Inject
    LeadQueries leads;

    @Inject
    WhatsappLeads kind;

    @Inject
    UserDirectory users;

    private record Due(long leadId, String vendor, String number, int attempts) {}

    /** Lets a lead be sent to its agent, from the number that its customer wrote to. */
    public void add(ActiveChannel channel, long leadId) {
        jdbc.update(
                "INSERT INTO lead_forwards (lead_id, vendor, number_key, state, attempts, next_at)"
                        + " VALUES (?, ?, ?, 'waiting', 0, ?)",
                leadId,
                channel.vendor().name(),
                channel.number(),
                DatabaseClock.millis());
    }

    /** Whether a lead is or was to be sent to its agent from that number. */
    public boolean isForward(String vendor, String number, long leadId) {
        return jdbc.first(
                        "SELECT lead_id FROM lead_forwards WHERE lead_id = ? AND vendor = ? AND number_key = ?",
                        row -> true,
                        leadId,
                        vendor,
                        number)
                .isPresent();
    }

    /** The lead that was sent to its agent with this message. */
    public Optional<Long> leadOf(String vendor, MessageRef message) {
        return jdbc.first(
                "SELECT f.lead_id FROM lead_messages m JOIN lead_forwards f"
                        + " ON f.lead_id = m.lead_id AND f.message_key = m.message_key"
                        + " WHERE m.vendor = ? AND m.number_key = ? AND m.message_key = ?",
                row -> row.getLong(1),
                vendor,
                message.number(),
                message.key());
    }

    /** Claims the forward of these vendors that has been due the longest. */
    public Optional<Forward> claim(Collection<String> vendors) {
        var due = jdbc.first(
                "SELECT lead_id, vendor, number_key, attempts FROM lead_forwards"
                        + " WHERE state = 'waiting' AND next_at <= ?"
                        + " AND vendor IN (" + Jdbc.marks(vendors)
                        + ") ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                row -> new Due(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
                Stream.concat(Stream.of(DatabaseClock.millis()), vendors.stream())
                        .toArray());
        due.ifPresent(forward -> jdbc.update(
                "UPDATE lead_forwards SET state = 'sending', attempts = attempts + 1, " + LEASE.acquire()
                        + " WHERE lead_id = ?",
                forward.leadId()));
        return due.flatMap(forward -> leads.one(kind, forward.leadId()).map(lead -> forward(forward, lead)));
    }

    private Forward forward(Due due, LeadRow<WhatsappDetails> lead) {
        var text = jdbc.first(
                "SELECT body FROM lead_messages WHERE lead_id = ? AND direction = 'in' AND body IS NOT NULL"
                        + " ORDER BY sent_at, id LIMIT 1",
                row -> row.getString(1),
                lead.id());
        var customer = TextSanitizer.first(lead.phone(), lead.details().username());
        return new Forward(
                lead.id(),
                due.vendor(),
                due.number(),
                due.attempts() + 1,
                PhoneNumbers.dialled(users.phone(lead.userId()).orElse(null)),
                new Forward.Lead(customer, lead.propertyReference(), text.orElse(null)));
    }

    /** The vendor has the message. Receipts that arrived before the vendor's answer wait for it. */
    public void markSent(Forward forward, String messageId) {
        if (messageId == null) {
            end(forward, "sent", null);
            return;
        }
        var message = new MessageRef(forward.number(), messageId);
        locks.lock(message);
        commands.lock(forward.leadId()); // if it is deleted, so is the forward
        if (end(forward, "sent", null)) {
            jdbc.update("UPDATE lead_forwards SET message_key = ? WHERE lead_id = ?", message.key(), forward.leadId());
            events.received(messages.addSent(forward, message));
            receipts.assignToForward(forward.vendor(), message, forward.leadId())
                    .forEach(receipt -> {
                        events.reported(receipt.id(), receipts.formerStatus(receipt.id()));
                        apply(forward.vendor(), receipt.status(), forward.leadId());
                    });
        }
    }

    /** The vendor may take the message later: it is sent again, each time after a longer pause, ten times at most. */
    public void retry(Forward forward, String reason) {
        if (forward.attempts() >= ATTEMPTS) {
            markFailed(forward, reason);
            return;
        }
        jdbc.update(
                "UPDATE lead_forwards SET state = 'waiting', next_at = ?, error = ?, " + Lease.RELEASE
                        + " WHERE lead_id = ? AND state = 'sending'",
                DatabaseClock.millis() + pauseAfter(forward.attempts()).toMillis(),
                reason,
                forward.leadId());
    }

    /** One second after the first attempt, then twice as long each time. */
    static Duration pauseAfter(int attempts) {
        var pause = Duration.ofMillis(FIRST_PAUSE_MILLIS << attempts);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The message is not sent, and its lead is not delivered. */
    public void markFailed(Forward forward, String reason) {
        if (end(forward, "failed", reason)) {
            commands.applyReceipt(forward.leadId(), LeadStatus.NOT_DELIVERED, reason, forward.vendor());
        }
    }

    /** The vendor may have the message. The lead stays as it is until a receipt arrives. */
    public void markUnknown(Forward forward, String reason) {
        end(forward, "unknown", reason);
    }

    /** Ends the forwards of nodes that died while they were sending. */
    public void endExpired() {
        jdbc.update("UPDATE lead_forwards SET state = 'unknown', error = 'The node ended while it was being sent', "
                + Lease.RELEASE + " WHERE state = 'sending' AND " + Lease.FREE);
    }

    /** Applies a receipt of a forward to the lead that was forwarded. */
    public void apply(String vendor, ReceiptStatus status, long leadId) {
        status.leadStatus().ifPresent(to -> commands.applyReceipt(leadId, to, status.reason(), vendor));
    }

    /** Whether the forward was in the state "sending" until now. */
    private boolean end(Forward forward, String state, String reason) {
        return jdbc.update(
                        "UPDATE lead_forwards SET state = ?, error = ?, " + Lease.RELEASE
                                + " WHERE lead_id = ? AND state = 'sending'",
                        state,
                        reason,
                        forward.leadId())
                == 1;
    }
}
