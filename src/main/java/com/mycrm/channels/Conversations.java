package com.mycrm.channels;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.UserDirectory;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.whatsapp.ChannelLeadCommands;
import com.mycrm.leads.whatsapp.InboundContact;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    PropertyDirectory properties;

    @Inject
    UserDirectory users;

    @Inject
    ConversationLocks locks;

    @Inject
    MessageStore messages;

    @Inject
    ReceiptStore receipts;

    @Inject
    ForwardStore forwards;

    @Inject
    ChangeCounts changes;

    public void receive(ActiveChannel channel, InboundMessage message) {
        var ref = message.message();
        var sender = message.sender().contact();
        var newIdentity = identity(message).contact();
        locks.lock(ref.number(), ref.key(), sender.phoneKey(), sender.id(), newIdentity.phoneKey(), newIdentity.id());
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

    private void addToLead(ActiveChannel channel, InboundMessage message) {
        var reference = reference(channel, message);
        var propertyKey = reference.map(Conditions::key).orElse(null);
        var contact = inboundContact(channel, message, reference.orElse(null));
        var leadId = ConversationRules.leadToJoin(
                        message,
                        propertyKey,
                        leadsOf(channel, message),
                        channel.rules().window())
                .filter(lead -> isJoined(channel, message, lead, contact))
                .orElseGet(() -> create(channel, contact));
        messages.add(channel.vendor().name(), message, message.sender(), leadId, propertyKey);
        var vendor = channel.vendor().name();
        receipts.waitingFor(vendor, message.message()).forEach(receipt -> receipts.assign(receipt, leadId));
        var since = message.sentAt().minus(channel.rules().window());
        receipts.waitingFor(vendor, message.message().number(), message.sender().contact(), since)
                .forEach(receipt -> receipts.assign(receipt, leadId));
    }

    private List<SenderLead> leadsOf(ActiveChannel channel, InboundMessage message) {
        return messages.leadsOf(
                channel.vendor().name(),
                message.message().number(),
                message.sender().contact());
    }

    /** @throws TransactionConflict where the lead's person was erased in the meantime: a new lead has to be made */
    private boolean isJoined(ActiveChannel channel, InboundMessage message, long lead, InboundContact contact) {
        var isThere = commands.join(lead, contact, channel.vendor().name());
        if (isThere && leadsOf(channel, message).stream().noneMatch(found -> found.id() == lead)) {
            throw TransactionConflict.found();
        }
        return isThere;
    }

    /** A customer has a new number: the latest lead gets it, and later messages from it join that lead. */
    private void moveToNewIdentity(ActiveChannel channel, InboundMessage message) {
        var vendor = channel.vendor().name();
        var sender = message.sender();
        var identity = identity(message);
        var leadId = leadsOf(channel, message).stream()
                .map(SenderLead::id)
                .findFirst()
                .filter(lead -> identity.phone() == null
                        || identity.phone().equals(sender.phone())
                        || commands.renumber(lead, withPhone(identity), vendor))
                .orElse(null);
        messages.add(vendor, message, identity, leadId, null);
    }

    private static InboundContact withPhone(Sender sender) {
        return new InboundContact(sender.shownPhone(), null, null, null, null, null, null, null, null);
    }

    private Optional<String> reference(ActiveChannel channel, InboundMessage message) {
        var candidates = channel.rules().references().in(message.content());
        var keys = candidates.stream()
                .map(candidate -> Conditions.key(candidate.name()))
                .collect(Collectors.toSet());
        var known =
                keys.isEmpty() ? Set.<String>of() : properties.byReference(keys).keySet();
        return ConversationRules.reference(candidates, known);
    }

    private InboundContact inboundContact(ActiveChannel channel, InboundMessage message, String reference) {
        var sender = message.sender();
        return new InboundContact(
                sender.shownPhone(),
                sender.shownName(),
                sender.profileName(),
                message.content().referral(),
                channel.isForwarding() ? LeadStatus.PENDING : LeadStatus.DELIVERED,
                active(channel.rules().userId()),
                active(channel.rules().fallbackUserId()),
                reference,
                message.sentAt());
    }

    private Long active(Long user) {
        return user == null || users.active(Set.of(user)).isEmpty() ? null : user;
    }

    private long create(ActiveChannel channel, InboundContact contact) {
        var leadId = commands.receive(contact, channel.vendor().name());
        if (channel.isForwarding()) {
            forwards.add(channel, leadId);
        }
        return leadId;
    }

    public void receive(ActiveChannel channel, Receipt receipt) {
        var ref = receipt.message();
        var recipient = receipt.recipient().contact();
        locks.lock(ref.number(), ref.key(), recipient.phoneKey(), recipient.id());
        var vendor = channel.vendor().name();
        if (receipts.exists(vendor, ref, receipt.status())) {
            return;
        }
        var recipientLeads = messages.leadsOf(vendor, ref.number(), recipient).stream()
                .map(SenderLead::id)
                .toList();
        var forwarded = forwards.leadOf(vendor, ref).or(() -> namedLead(vendor, receipt, recipientLeads));
        if (forwarded.isPresent()) {
            receipts.add(vendor, receipt, forwarded.get(), true);
            forwards.apply(vendor, receipt.status(), forwarded.get());
        } else {
            receipts.add(vendor, receipt, leadOf(vendor, ref, recipientLeads).orElse(null), false);
        }
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
