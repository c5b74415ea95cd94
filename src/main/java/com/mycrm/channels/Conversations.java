package com.mycrm.channels;

import com.mycrm.channels.ConversationRows.Found;
import com.mycrm.channels.ConversationRows.Waiting;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.UserDirectory;
import com.mycrm.leads.InboundContact;
import com.mycrm.leads.LeadCommands;
import com.mycrm.leads.LeadQueries;
import com.mycrm.leads.LeadStatus;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What messages and receipts mean for leads: one path for every vendor.
 *
 * <p>Events come twice, at once and in any order, to any node. Whoever processes one first takes its turn at the message and
 * at the other end's number and id ({@link ConversationRows#take}): so one lead comes of two first messages that arrive
 * together, and a receipt and its message always see one another. Each method is one transaction, does nothing when it has
 * been done before, and may throw {@link TransactionConflict}.
 *
 * <p>A message joins its sender's lead when both were sent within the channel's window. Naming a property it joins the lead of
 * that property, or the one that had none yet, which then has it: so the order in which "hello" and "ref: X" arrive makes no
 * difference. Naming none it joins the latest.
 */
@Stateless
public class Conversations {

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadCommands commands;

    @Inject
    LeadQueries leads;

    @Inject
    PropertyDirectory properties;

    @Inject
    UserDirectory users;

    private ConversationRows rows;

    @PostConstruct
    void prepare() {
        rows = new ConversationRows(em);
    }

    public void received(Channel channel, InboundMessage message) {
        TransactionConflict.translate(() -> {
            var sender = message.sender();
            var becomes = message.becomes() == null ? sender : message.becomes();
            var key = ConversationRows.key(message.id());
            rows.take(
                    message.numberKey(),
                    key,
                    Phones.key(sender.phone()),
                    sender.id(),
                    Phones.key(becomes.phone()),
                    becomes.id());
            if (!rows.hasMessage(message.numberKey(), key)) {
                if (message.isSystem()) {
                    changed(channel, message, becomes);
                } else {
                    keep(channel, message);
                }
            }
            return message;
        });
    }

    private void keep(Channel channel, InboundMessage message) {
        var sender = message.sender();
        var reference = reference(channel, message);
        var propertyKey = reference.map(Conditions::key).orElse(null);
        var arrival = arrival(channel, message, reference.orElse(null));
        var leadId = joined(channel, message, known(message), propertyKey)
                .filter(lead -> isJoined(channel, message, lead, arrival))
                .orElseGet(() -> made(channel, arrival));
        rows.keep(channel.kind(), message, sender, leadId, propertyKey);
        rows.waitingFor(message.numberKey(), ConversationRows.key(message.id()))
                .forEach(receipt -> give(receipt, leadId, channel.kind()));
        rows.waitingFor(
                        message.numberKey(),
                        Phones.key(sender.phone()),
                        sender.id(),
                        message.sentAt().minus(channel.window()))
                .forEach(receipt -> give(receipt, leadId, channel.kind()));
    }

    private List<Found> known(InboundMessage message) {
        return rows.leads(
                message.numberKey(),
                Phones.key(message.sender().phone()),
                message.sender().id());
    }

    /** @throws TransactionConflict where the lead's person was erased meanwhile: whoever writes then makes a lead anew */
    private boolean isJoined(Channel channel, InboundMessage message, long lead, InboundContact arrival) {
        var isThere = commands.join(lead, arrival, channel.kind());
        if (isThere && known(message).stream().noneMatch(found -> found.leadId() == lead)) {
            throw TransactionConflict.found();
        }
        return isThere;
    }

    /** A customer has another number: the latest lead is that number's from now on, and so is what will be written. */
    private void changed(Channel channel, InboundMessage message, Sender becomes) {
        var sender = message.sender();
        var leadId = rows.leads(message.numberKey(), Phones.key(sender.phone()), sender.id()).stream()
                .map(Found::leadId)
                .findFirst()
                .filter(lead -> becomes.phone() == null
                        || becomes.phone().equals(sender.phone())
                        || commands.renumber(lead, numbered(becomes), channel.kind()))
                .orElse(null);
        rows.keep(channel.kind(), message, becomes, leadId, null);
    }

    private static InboundContact numbered(Sender sender) {
        return new InboundContact(sender.shownPhone(), null, null, null, null, null, null);
    }

    private static Optional<Long> joined(
            Channel channel, InboundMessage message, List<Found> known, String propertyKey) {
        if (message.isReaction()) {
            return known.stream().map(Found::leadId).findFirst();
        }
        var near =
                known.stream().filter(lead -> isWithin(channel, message, lead)).toList();
        if (propertyKey == null) {
            return near.stream().map(Found::leadId).findFirst();
        }
        return near.stream()
                .filter(lead -> propertyKey.equals(lead.propertyKey()))
                .findFirst()
                .or(() ->
                        near.stream().filter(lead -> lead.propertyKey() == null).findFirst())
                .map(Found::leadId);
    }

    private static boolean isWithin(Channel channel, InboundMessage message, Found lead) {
        var apart = Duration.between(lead.begun(), message.sentAt()).abs();
        return apart.compareTo(channel.window()) <= 0;
    }

    /** The first of the references that the message may name that a property has, else the first. */
    private Optional<String> reference(Channel channel, InboundMessage message) {
        var names = PropertyReferenceFinder.of(channel).in(message);
        if (names.size() < 2) {
            return names.stream().findFirst();
        }
        var known = properties.byReference(names.stream().map(Conditions::key).collect(Collectors.toSet()));
        return names.stream()
                .filter(name -> known.containsKey(Conditions.key(name)))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private InboundContact arrival(Channel channel, InboundMessage message, String reference) {
        var sender = message.sender();
        return new InboundContact(
                sender.shownPhone(),
                sender.shownName(),
                channel.isForwarding() ? LeadStatus.PENDING : LeadStatus.DELIVERED,
                active(channel.userId()),
                active(channel.fallbackUserId()),
                reference,
                message.sentAt());
    }

    private Long active(Long user) {
        return user == null || users.active(Set.of(user)).isEmpty() ? null : user;
    }

    private long made(Channel channel, InboundContact arrival) {
        var leadId = commands.receive(arrival, channel.kind());
        if (channel.isForwarding()) {
            rows.forward(channel, leadId);
        }
        return leadId;
    }

    public void receipt(Channel channel, Receipt receipt) {
        TransactionConflict.translate(() -> {
            var key = ConversationRows.key(receipt.messageId());
            rows.take(receipt.numberKey(), key, Phones.key(receipt.phone()), receipt.recipientId());
            if (!rows.hasReceipt(key, receipt.status())) {
                var leadId = leadOf(channel, receipt, key);
                rows.keep(channel.kind(), receipt, leadId.orElse(null));
                leadId.ifPresent(
                        lead -> settle(lead, receipt.status(), receipt.code(), receipt.title(), channel.kind()));
            }
            return receipt;
        });
    }

    /** By what its message was sent with, else by the message, else by whom it was sent to. */
    private Optional<Long> leadOf(Channel channel, Receipt receipt, String key) {
        var named = Optional.ofNullable(receipt.callback())
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .map(Long::valueOf)
                .filter(lead -> leads.one(lead).isPresent());
        return named.or(() -> {
            var known = rows.leadOf(receipt.numberKey(), key);
            return known.isPresent()
                    ? known.filter(lead -> lead != 0)
                    : rows.leads(receipt.numberKey(), Phones.key(receipt.phone()), receipt.recipientId()).stream()
                            .map(Found::leadId)
                            .findFirst();
        });
    }

    private void give(Waiting receipt, long leadId, String actor) {
        rows.giveReceipt(receipt.id(), leadId);
        settle(leadId, receipt.status(), receipt.code(), receipt.title(), actor);
    }

    private void settle(long leadId, String status, String code, String title, String actor) {
        Receipt.meaning(status)
                .ifPresent(
                        meaning -> commands.applyReceipt(leadId, meaning, Receipt.reason(status, code, title), actor));
    }
}
