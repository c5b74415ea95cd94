package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.ContactChange;
import com.mycrm.leads.whatsapp.InboundContact;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies messages and receipts to leads, in the same way for every vendor.
 *
 * <p>Events come twice, at the same time and in any order, to any node. Each method first locks the message and the
 * customer ({@link ConversationLocks}): so two first messages that arrive together make one lead, and a receipt and its
 * message always see each other. Each method is one transaction, changes nothing when it is run again, and may throw
 * {@link TransactionConflict}. {@link ConversationRules} decides which lead a message joins.
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
    ChangeCounts changes;

    public void receive(ActiveChannel channel, InboundMessage message) {
        var ref = message.message();
        locks.lock(ref, message.sender().contact(), identity(message).contact());
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

    private static Sender identity(InboundMessage message) {
        return message.newIdentity() == null ? message.sender() : message.newIdentity();
    }

    private void addToLead(ActiveChannel channel, InboundMessage arrived) {
        var vendor = channel.vendor().name();
        var change = edits.takeAwaited(vendor, arrived.message(), arrived.sender());
        var message = change.map(found -> found.applied(arrived)).orElse(arrived);
        var reference = contacts.reference(channel, message.content());
        var propertyKey = reference.map(Conditions::key).orElse(null);
        var contact = contacts.of(channel, message, reference.orElse(null));
        var sender = names.learn(number(channel, message), message.sender().contact(), message.sentAt());
        var leadId = leadToJoin(channel, message, sender, propertyKey)
                .filter(lead -> isJoined(channel, message, sender, lead, contact))
                .or(() -> Optional.of(message)
                        .filter(InboundMessage::startsLead)
                        .map(first -> create(channel, first, sender, contact)))
                .orElse(null);
        messages.add(vendor, message, message.sender(), leadId, propertyKey);
        change.ifPresent(found -> edits.apply(vendor, found));
        if (leadId != null) {
            edits.replaceReactions(leadId, "in", message.content());
            assignReceipts(channel, message, sender, leadId);
        }
    }

    private Optional<Long> leadToJoin(
            ActiveChannel channel, InboundMessage message, Contact sender, String propertyKey) {
        var leads = leadsOf(channel, message, sender);
        return message.startsLead()
                ? ConversationRules.leadToJoin(
                        message, propertyKey, leads, channel.rules().window())
                : messages.leadOfAnswer(
                        channel.vendor().name(), message.message().number(), message.content(), leads);
    }

    /** Gives a lead the receipts that waited for this message of its customer, or for any. */
    private void assignReceipts(ActiveChannel channel, InboundMessage message, Contact sender, long leadId) {
        var vendor = channel.vendor().name();
        var ref = message.message();
        var since = message.sentAt().minus(channel.rules().window());
        receipts.waitingFor(vendor, ref).forEach(receipt -> receipts.assign(receipt, leadId));
        receipts.waitingFor(vendor, ref.number(), sender, since).forEach(receipt -> receipts.assign(receipt, leadId));
    }

    private List<SenderLead> leadsOf(ActiveChannel channel, InboundMessage message, Contact sender) {
        return messages.leadsOf(channel.vendor().name(), message.message().number(), sender);
    }

    private static BusinessNumber number(ActiveChannel channel, InboundItem item) {
        return new BusinessNumber(channel.vendor().name(), item.message().number());
    }

    /** @throws TransactionConflict where the lead's person was erased in the meantime: a new lead has to be made */
    private boolean isJoined(
            ActiveChannel channel, InboundMessage message, Contact sender, long lead, InboundContact contact) {
        var isThere = commands.join(lead, contact, channel.vendor().name());
        if (isThere && leadsOf(channel, message, sender).stream().noneMatch(found -> found.id() == lead)) {
            throw TransactionConflict.found();
        }
        return isThere;
    }

    /**
     * A customer has a new number or id: the latest lead gets it, and later messages from it join the customer's leads.
     * Other notices of the vendor change nothing.
     */
    private void moveToNewIdentity(ActiveChannel channel, InboundMessage message) {
        var vendor = channel.vendor().name();
        var number = number(channel, message);
        var before = message.sender();
        var after = identity(message);
        var isCurrent = message.newIdentity() != null
                && names.change(number, before.contact(), after.contact(), message.sentAt());
        var contact = names.find(number, after.contact(), message.sentAt());
        var leadId = messages.leadsOf(vendor, number.key(), contact).stream()
                .map(SenderLead::id)
                .findFirst()
                .filter(lead -> commands.changeContact(lead, contactChange(before, after, isCurrent), vendor))
                .orElse(null);
        messages.add(vendor, message, after, leadId, null);
    }

    private static ContactChange contactChange(Sender before, Sender after, boolean isCurrent) {
        return new ContactChange(isCurrent ? after.shownPhone() : null, before.id(), after.id());
    }

    /** Makes a lead, and gives it what was written to the customer before. */
    private long create(ActiveChannel channel, InboundMessage message, Contact sender, InboundContact contact) {
        var leadId = commands.receive(contact, channel.vendor().name());
        var since = message.sentAt().minus(channel.rules().window());
        var number = message.message().number();
        messages.assignWaiting(channel.vendor().name(), number, sender, since, leadId);
        if (channel.isForwarding()) {
            forwards.add(channel, leadId);
        }
        return leadId;
    }

    public void receive(ActiveChannel channel, Receipt receipt) {
        var ref = receipt.message();
        var recipient = receipt.recipient().contact();
        locks.lock(ref, recipient);
        var vendor = channel.vendor().name();
        if (receipts.exists(vendor, ref, receipt.status())) {
            return;
        }
        var recipientLeads = leadsOf(number(channel, receipt), recipient, receipt.sentAt());
        var forwarded = forwards.leadOf(vendor, ref).or(() -> namedLead(vendor, receipt, recipientLeads));
        if (forwarded.isPresent()) {
            receipts.add(vendor, receipt, forwarded.get(), true);
            forwards.apply(vendor, receipt.status(), forwarded.get());
        } else {
            receipts.add(vendor, receipt, leadOf(vendor, ref, recipientLeads).orElse(null), false);
        }
    }

    /** The leads of a recipient, the latest first. The names of one who has written are those of one person. */
    private List<Long> leadsOf(BusinessNumber number, Contact recipient, Instant time) {
        var leads = messages.leadsOf(number.vendor(), number.key(), names.find(number, recipient, time));
        if (!leads.isEmpty()) {
            names.learn(number, recipient, time);
        }
        return leads.stream().map(SenderLead::id).toList();
    }

    /**
     * The lead that the receipt names as the one that was forwarded.
     *
     * <p>The name is the signer's. So it counts only for a lead that this number has forwarded, and only where the
     * recipient is not the customer of that lead.
     */
    private Optional<Long> namedLead(String vendor, Receipt receipt, List<Long> recipientLeads) {
        return Optional.ofNullable(receipt.callback())
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .map(Long::valueOf)
                .filter(lead -> !recipientLeads.contains(lead))
                .filter(lead -> forwards.isForward(vendor, receipt.message().number(), lead));
    }

    /** The lead whose conversation shows a receipt: that of the message, otherwise the recipient's latest. */
    private Optional<Long> leadOf(String vendor, MessageRef message, List<Long> recipientLeads) {
        var known = messages.leadOf(vendor, message);
        return known.isPresent()
                ? known.filter(lead -> lead != 0)
                : recipientLeads.stream().findFirst();
    }
}
