package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Applies to conversations what makes no lead: edits and deletions of messages, and messages that the company wrote
 * outside of this service. Events come as {@link Conversations} describes, with the same locks.
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
        var number = new BusinessNumber(vendor, ref.number());
        var leads = messages.leadsOf(vendor, ref.number(), names.learn(number, recipient, message.sentAt()));
        var leadId = messages.leadOfAnswer(vendor, ref.number(), message.content(), leads);
        var id = messages.add(vendor, message, leadId.orElse(null));
        change.ifPresent(found -> edits.apply(vendor, found));
        events.received(id);
        leadId.map(lead -> edits.replacedReactions(lead, "out", message.content()))
                .ifPresent(replaced ->
                        replaced.forEach(reaction -> events.change(reaction.id(), () -> edits.withdraw(reaction))));
        changes.add(LastMessageRelation.COUNTER);
    }

    /** Changes a message, now or when it arrives. The text of an edit counts as if it had been written at first. */
    public void receive(ActiveChannel channel, MessageChange change) {
        var vendor = channel.vendor().name();
        var ref = change.message();
        locks.lock(ref, change.customer().contact());
        edits.await(vendor, change);
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
                edits.setProperty(vendor, ref, Conditions.key(reference));
            }
        });
    }
}
