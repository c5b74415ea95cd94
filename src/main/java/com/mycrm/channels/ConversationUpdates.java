package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Applies to conversations what makes no lead: receipts, edits and deletions of messages, and messages that the company
 * wrote outside of this service. Events come as {@link Conversations} describes, with the same locks.
 */
@Stateless
@TranslatesConflicts
public class ConversationUpdates {

    @Inject
    ChannelLeadCommands commands;

    @Inject
    InboundContacts contacts;

    @Inject
    ContactNames names;

    @Inject
    ConversationLocks locks;

    @Inject
    MessageStore messages;

    @Inject
    MessageChangeStore edits;

    @Inject
    ReceiptStore receipts;

    @Inject
    ForwardStore forwards;

    @Inject
    MessageEvents events;

    @Inject
    ChangeCounts changes;

    /** Stores a message to a customer: in the conversation that it answers, otherwise in the customer's latest. */
    public void receive(ActiveChannel channel, OutboundMessage message) {
        var vendor = channel.vendor().name();
        var ref = message.message();
        var recipient = message.recipient().contact();
        locks.lock(ref, recipient);
        if (messages.exists(vendor, ref)) {
            return;
        }
        var change = edits.takeAwaited(vendor, ref, message.recipient());
        var contact = names.learn(new BusinessNumber(vendor, ref.number()), recipient, message.sentAt());
        var leadId = locked(() -> messages.leadOfAnswer(
                vendor, ref.number(), message.content(), messages.leadsOf(vendor, ref.number(), contact)));
        var id = messages.add(vendor, message, leadId.orElse(null));
        change.ifPresent(found -> edits.apply(vendor, found));
        events.received(id);
        leadId.map(lead -> edits.replacedReactions(lead, "out", message.content()))
                .ifPresent(replaced ->
                        replaced.forEach(reaction -> events.change(reaction.id(), () -> edits.withdraw(reaction))));
        changes.add(LastMessageRelation.COUNTER);
    }

    /**
     * Locks the lead to which something belongs.
     *
     * @return empty where there is none
     * @throws TransactionConflict where the lead was deleted, or its person erased, until it was locked
     */
    private Optional<Long> locked(Supplier<Optional<Long>> lead) {
        var found = lead.get();
        var isThere = found.filter(commands::lock).isPresent();
        if (found.isPresent() && !lead.get().equals(found)) {
            throw TransactionConflict.found();
        }
        return found.filter(id -> isThere);
    }

    /** Changes a message, now or when it arrives. The text of an edit counts as if it had been written at first. */
    public void receive(ActiveChannel channel, MessageChange change) {
        var vendor = channel.vendor().name();
        var ref = change.message();
        locks.lock(ref, change.customer().contact());
        edits.await(vendor, change);
        locked(() -> messages.leadOf(vendor, ref));
        var lead = change.isDeletion() ? Optional.<Long>empty() : edits.leadOfEdit(vendor, change);
        lead.ifPresent(id -> addProperty(channel, change, id));
        if (!isApplied(vendor, change) && lead.isPresent()) {
            throw TransactionConflict.found();
        }
    }

    private boolean isApplied(String vendor, MessageChange change) {
        return messages.id(vendor, change.message())
                .map(id -> events.change(id, () -> edits.apply(vendor, change)))
                .orElseGet(() -> edits.apply(vendor, change));
    }

    /**
     * Forgets changes whose messages have not come for as long as events are kept. Once a day, because it looks through
     * the messages without a lead.
     */
    @Schedule(hour = "4", minute = "7", persistent = false)
    public void forgetAwaited() {
        edits.deleteAwaited(DatabaseClock.now().minus(Settings.duration(Setting.INBOX_KEEP)));
    }

    private void addProperty(ActiveChannel channel, MessageChange edit, long leadId) {
        var vendor = channel.vendor().name();
        var ref = edit.message();
        contacts.reference(channel, edit.content()).ifPresent(reference -> {
            var message = new InboundMessage(ref, edit.customer(), null, edit.content(), edit.sentAt());
            commands.join(leadId, contacts.of(channel, message, reference), vendor, () -> {});
            var number = new BusinessNumber(vendor, ref.number());
            var contact = names.find(number, edit.customer().contact(), edit.sentAt());
            var isOpen = messages.leadsOf(vendor, ref.number(), contact).stream()
                    .anyMatch(lead -> lead.id() == leadId && lead.propertyKey() == null);
            if (isOpen) {
                edits.setProperty(vendor, ref, CanonicalText.key(reference));
            }
        });
    }

    /** Stores a receipt. That of a forward also changes the status of the lead that was forwarded. */
    public void receive(ActiveChannel channel, Receipt receipt) {
        var ref = receipt.message();
        var recipient = receipt.recipient().contact();
        locks.lock(ref, recipient);
        var vendor = channel.vendor().name();
        if (receipts.exists(vendor, ref, receipt.status())) {
            return;
        }
        var number = new BusinessNumber(vendor, ref.number());
        if (!leadsOf(number, receipt).isEmpty()) { // the names of one who has written are those of one person
            names.learn(number, recipient, receipt.sentAt());
        }
        var leadId = locked(() -> forwarded(number, receipt).or(() -> leadOf(number, receipt)));
        var isForward = leadId.isPresent() && leadId.equals(forwarded(number, receipt));
        var id = receipts.add(vendor, receipt, leadId.orElse(null), isForward);
        events.reported(id, receipts.formerStatus(id));
        if (isForward) {
            forwards.apply(vendor, receipt.status(), leadId.get());
        }
    }

    /** The leads of a recipient, the latest first. */
    private List<Long> leadsOf(BusinessNumber number, Receipt receipt) {
        var contact = names.find(number, receipt.recipient().contact(), receipt.sentAt());
        return messages.leadsOf(number.vendor(), number.key(), contact).stream()
                .map(SenderLead::id)
                .toList();
    }

    /**
     * The lead that the message forwarded, or that the receipt names as the one that was.
     *
     * <p>The name is the signer's. So it counts only for a lead that this number has forwarded, and only where the
     * recipient is not the customer of that lead.
     */
    private Optional<Long> forwarded(BusinessNumber number, Receipt receipt) {
        return forwards.leadOf(number.vendor(), receipt.message())
                .or(() -> Optional.ofNullable(receipt.callback())
                        .filter(text -> text.matches("[1-9]\\d{0,17}"))
                        .map(Long::valueOf)
                        .filter(lead -> !leadsOf(number, receipt).contains(lead))
                        .filter(lead -> forwards.isForward(number.vendor(), number.key(), lead)));
    }

    /** The lead whose conversation shows a receipt: that of the message, otherwise the recipient's latest. */
    private Optional<Long> leadOf(BusinessNumber number, Receipt receipt) {
        return messages.id(number.vendor(), receipt.message()).isPresent()
                ? messages.leadOf(number.vendor(), receipt.message())
                : leadsOf(number, receipt).stream().findFirst();
    }
}
