package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.ContactChange;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies messages of customers to leads, in the same way for every vendor.
 *
 * <p>Events come twice, at the same time and in any order, to any node. Each method first locks the message and the
 * customer ({@link ConversationLocks}): so two first messages that arrive together make one lead, and a receipt and its
 * message always see each other. Each method is one transaction, changes nothing when it is run again, and may throw
 * {@link TransactionConflict}. {@link ConversationRules} decides which lead a message joins. The lead is locked before
 * anything of it is written, so that nothing comes to a lead that is being deleted or whose person is being erased.
 */
@Stateless
@TranslatesConflicts
public class Conversations {

    @Inject
    ChannelLeadCommands commands;

    @Inject
    InboundContacts contacts;

    @Inject
    ConversationLocks locks;

    @Inject
    ContactNames names;

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

    public void receive(ActiveChannel channel, InboundMessage message) {
        var ref = message.message();
        locks.lock(ref, message.sender().contact(), message.identity().contact());
        if (messages.exists(channel.vendor().name(), ref)) {
            return;
        }
        if (message.isSystem()) {
            moveToNewIdentity(channel, message);
        } else {
            addToLead(channel, message);
        }
        changes.add(LastMessageRelation.COUNTER);
    }

    private void addToLead(ActiveChannel channel, InboundMessage arrived) {
        var change = edits.takeAwaited(channel.vendor().name(), arrived.message(), arrived.sender());
        var message = change.map(found -> found.applied(arrived)).orElse(arrived);
        var reference = contacts.reference(channel, message.content());
        var arrival = new Arrival(
                channel,
                message,
                change,
                names.learn(number(channel, message), message.sender().contact(), message.sentAt()),
                contacts.of(channel, message, reference.orElse(null)),
                reference.map(CanonicalText::key).orElse(null),
                new ArrayList<>());
        leadToJoin(arrival)
                .filter(lead -> isJoined(arrival, lead))
                .or(() -> Optional.of(arrival)
                        .filter(first -> first.message().startsLead())
                        .map(this::create))
                .ifPresentOrElse(lead -> addToConversation(arrival, lead), () -> store(arrival, null));
    }

    private Optional<Long> leadToJoin(Arrival arrival) {
        var message = arrival.message();
        var leads = leadsOf(arrival.channel(), message, arrival.sender());
        return message.startsLead()
                ? ConversationRules.leadToJoin(
                        message,
                        arrival.propertyKey(),
                        leads,
                        arrival.channel().rules().window())
                : messages.leadOfAnswer(arrival.vendor(), arrival.number(), message.content(), leads);
    }

    private void store(Arrival arrival, Long leadId) {
        var message = arrival.message();
        arrival.rows().add(messages.add(arrival.vendor(), message, message.sender(), leadId, arrival.propertyKey()));
        arrival.change().ifPresent(found -> edits.apply(arrival.vendor(), found));
    }

    /** Writes the events of the messages, and gives the lead what waited for the message of its customer. */
    private void addToConversation(Arrival arrival, long leadId) {
        arrival.rows().forEach(events::received);
        edits.replacedReactions(leadId, "in", arrival.message().content())
                .forEach(reaction -> events.change(reaction.id(), () -> edits.withdraw(reaction)));
        Stream.of(
                        receipts.waitingFor(arrival.vendor(), arrival.message().message()),
                        receipts.waitingFor(arrival.vendor(), arrival.number(), arrival.sender(), arrival.since()))
                .flatMap(Collection::stream)
                .distinct()
                .forEach(receipt -> {
                    receipts.assign(receipt, leadId);
                    addEvent(receipt.id());
                });
    }

    private List<SenderLead> leadsOf(ActiveChannel channel, InboundMessage message, Contact sender) {
        return messages.leadsOf(channel.vendor().name(), message.message().number(), sender);
    }

    private static BusinessNumber number(ActiveChannel channel, InboundMessage message) {
        return new BusinessNumber(channel.vendor().name(), message.message().number());
    }

    /** @throws TransactionConflict where the lead's person was erased in the meantime: a new lead has to be made */
    private boolean isJoined(Arrival arrival, long lead) {
        return commands.join(lead, arrival.contact(), arrival.vendor(), () -> {
            if (leadsOf(arrival.channel(), arrival.message(), arrival.sender()).stream()
                    .noneMatch(found -> found.id() == lead)) {
                throw TransactionConflict.found();
            }
            store(arrival, lead);
        });
    }

    /**
     * A customer has a new number or id: the latest lead gets it, and later messages from it join the customer's leads.
     * Other notices of the vendor change nothing.
     */
    private void moveToNewIdentity(ActiveChannel channel, InboundMessage message) {
        var vendor = channel.vendor().name();
        var number = number(channel, message);
        var before = message.sender();
        var after = message.identity();
        var isCurrent = message.newIdentity() != null
                && names.change(number, before.contact(), after.contact(), message.sentAt());
        var contact = names.find(number, after.contact(), message.sentAt());
        var isShown = messages.leadsOf(vendor, number.key(), contact).stream()
                .map(SenderLead::id)
                .findFirst()
                .filter(lead -> {
                    var rows = new ArrayList<Long>();
                    var isThere = commands.changeContact(
                            lead,
                            contactChange(before, after, isCurrent),
                            vendor,
                            () -> rows.add(messages.add(vendor, message, after, lead, null)));
                    rows.forEach(events::received);
                    return isThere;
                })
                .isPresent();
        if (!isShown) {
            messages.add(vendor, message, after, null, null);
        }
    }

    private static ContactChange contactChange(Sender before, Sender after, boolean isCurrent) {
        return new ContactChange(isCurrent ? after.shownPhone() : null, before.id(), after.id());
    }

    /** Makes a lead, and gives it what was written to the customer before. */
    private long create(Arrival arrival) {
        var leadId = commands.receive(arrival.contact(), arrival.vendor(), lead -> {
            arrival.rows()
                    .addAll(messages.assignWaiting(
                            arrival.vendor(), arrival.number(), arrival.sender(), arrival.since(), lead));
            store(arrival, lead);
        });
        if (arrival.channel().isForwarding()) {
            forwards.add(arrival.channel(), leadId);
        }
        return leadId;
    }

    private void addEvent(long receiptId) {
        events.reported(receiptId, receipts.formerStatus(receiptId));
    }
}
