package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.leads.LeadCommands;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadRules;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.LeadWriter;
import com.mycrm.leads.ResolvedReferences;
import com.mycrm.leads.WriteContext;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The changes of leads that come from messages and receipts of a channel; those of clients are {@link LeadCommands}.
 *
 * <p>Any method may throw a {@link com.mycrm.persistence.TransactionConflict}, and then has changed nothing.
 */
@Stateless
@TranslatesConflicts
public class ChannelLeadCommands {

    @Inject
    LeadWriter writer;

    @Inject
    WhatsappLeads kind;

    /**
     * Creates the lead of a customer who has written to a channel, and returns its id.
     *
     * @param message stores the message of the lead with this id
     */
    public long receive(InboundContact contact, String actor, LongConsumer message) {
        var input = contact.input();
        var related = writer.resolve(List.of(input)).fallingBackTo(contact.fallback());
        var write = new LeadRules<>(kind, new WriteContext(actor, false), related, new HashMap<>());
        write.add(input);
        input.source().check();
        writer.save(write, () -> message.accept(write.saved().lead().id()));
        return write.saved().lead().id();
    }

    /** Locks a lead until the transaction ends. Returns whether there is such a lead. */
    public boolean lock(long id) {
        return writer.locked(kind, id).isPresent();
    }

    /**
     * Adds to a lead what it lacks and a later message of its customer says. A lead of the fallback user passes to the
     * agent of its property.
     *
     * @param message stores the message, once the lead is locked
     * @return whether there is such a lead, which is then locked
     */
    public boolean join(long id, InboundContact contact, String actor, Runnable message) {
        return writer.locked(kind, id)
                .map(lead -> {
                    var values = kind.values(lead);
                    var details = contact.missingDetails(values);
                    var input = contact.missing(values, details, null);
                    if (!input.phone().isGiven() && !details.isGiven() && !input.namesProperty()) {
                        message.run();
                        return true;
                    }
                    var related = writer.resolve(List.of(input)).fallingBackTo(contact.fallback());
                    var isUnassigned = contact.user() == null && values.userId() == related.fallback();
                    var agent = input.reference().isValue() && isUnassigned
                            ? related.user(PatchField.absent(), related.property(input))
                            : null;
                    var all = contact.missing(values, details, agent);
                    var references = agent == null ? related : writer.resolve(List.of(all));
                    writer.save(changed(lead, all, references, actor), message);
                    return true;
                })
                .orElse(false);
    }

    /**
     * Gives a lead the new number and id of its customer.
     *
     * @param message stores the message that tells of them, once the lead is locked
     * @return whether there is such a lead
     */
    public boolean changeContact(long id, ContactChange change, String actor, Runnable message) {
        return writer.locked(kind, id)
                .map(lead -> {
                    var related = writer.resolve(List.<LeadInput<WhatsappDetails>>of());
                    writer.save(changed(lead, change.input(kind.values(lead)), related, actor), message);
                    return true;
                })
                .orElse(false);
    }

    private LeadRules<WhatsappLead, WhatsappDetails> changed(
            WhatsappLead lead, LeadInput<WhatsappDetails> input, ResolvedReferences related, String actor) {
        var write = new LeadRules<>(kind, new WriteContext(actor, true), related, Map.of());
        write.change(lead, input, false);
        input.source().check();
        return write;
    }

    /**
     * Moves a lead to the status that a receipt gives it, where {@link LeadStatus#yieldsTo} lets it.
     *
     * @param reason of a failure, which its history shows even where the status stays; null for none
     * @return whether there is such a lead
     */
    public boolean applyReceipt(long id, LeadStatus to, String reason, String actor) {
        return writer.locked(kind, id)
                .map(lead -> {
                    var write = new LeadRules<>(kind, new WriteContext(actor, true), null, Map.of());
                    if (LeadStatus.of(kind.values(lead).status()).yieldsTo(to)) {
                        write.changeStatus(lead, to.word());
                    }
                    if (reason != null) {
                        write.addReason(lead, reason);
                    }
                    writer.save(write);
                    return true;
                })
                .orElse(false);
    }
}
