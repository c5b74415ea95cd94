package com.mycrm.channels;

import com.mycrm.events.ChangedField;
import com.mycrm.events.EventLog;
import com.mycrm.events.EventSource;
import com.mycrm.events.MemberFilter;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import com.mycrm.persistence.Jdbc;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The events of messages: what the log says of the conversations of leads. They are about the lead, so that they are
 * in one order with its own events and are erased with it. A message or receipt without a lead has none until it gets
 * a lead.
 */
@ApplicationScoped
public class MessageEvents implements EventSource {

    private static final String MESSAGE = "message";
    private static final String RECEIVED = "received";
    private static final String STATUS = "status";
    private static final String LEAD = "lead";
    private static final List<String> DIRECTIONS = List.of("in", "out");
    private static final String DELETED_AT = "deleted_at";
    private static final String MESSAGE_ID = "message_id";

    @Inject
    Jdbc jdbc;

    @Inject
    EventLog log;

    @Inject
    Jsonb jsonb;

    @Inject
    WhatsappLeads kind;

    @Override
    public String object() {
        return MESSAGE;
    }

    @Override
    public String readRight() {
        return Rights.LEAD_READ;
    }

    @Override
    public List<String> verbs() {
        return List.of(RECEIVED, STATUS);
    }

    @Override
    public List<MemberFilter> filters() {
        return List.of(
                MemberFilter.id(LEAD),
                MemberFilter.word("direction", DIRECTIONS),
                MemberFilter.word(STATUS, ReceiptStatus.words()));
    }

    /** Appends that a lead has a new message, of the customer or of the company. */
    void received(long messageId) {
        append(RECEIVED, message(messageId), Map.of());
    }

    /**
     * Changes the row of a message, and appends what has changed. Of a message that its sender withdrew, earlier events
     * show no content any more.
     *
     * @param change returns whether it changed anything
     * @return the same
     */
    boolean change(long messageId, BooleanSupplier change) {
        var before = message(messageId).view();
        if (!change.getAsBoolean()) {
            return false;
        }
        var message = message(messageId);
        var changed = log.differences(before, message.view());
        if (changed.containsKey(DELETED_AT)) {
            changed.keySet().retainAll(Set.of(DELETED_AT));
            event(RECEIVED, message, changed).ifPresent(event -> log.withdraw(event, MESSAGE_ID));
        }
        append(RECEIVED, message, changed);
        return true;
    }

    /**
     * Appends that a lead has a new receipt.
     *
     * @param former the status of the message until then, or null
     */
    void reported(long receiptId, ReceiptStatus former) {
        var receipt = read("message_receipts", receiptId, new MessageReceipt());
        var status = receipt.view().status();
        var changed = ReceiptStatus.of(status).isAfter(former)
                ? Map.of(STATUS, new ChangedField(former == null ? null : former.word(), status))
                : Map.<String, ChangedField>of();
        append(STATUS, receipt, changed);
    }

    private LeadMessage message(long id) {
        return read("lead_messages", id, new LeadMessage());
    }

    /** SQL, because the persistence provider reads outside of the transaction, where a new row is not yet. */
    private <R extends ConversationRow> R read(String table, long id, R into) {
        return jdbc.single(
                "SELECT * FROM " + table + " WHERE id = ?",
                row -> {
                    into.read(row);
                    return into;
                },
                id);
    }

    private void append(String verb, ConversationRow row, Map<String, ChangedField> changed) {
        event(verb, row, changed).ifPresent(event -> log.append(List.of(event), row.vendor));
    }

    /** Empty for a row without a lead. */
    private Optional<NewEvent> event(String verb, ConversationRow row, Map<String, ChangedField> changed) {
        if (row.leadId == null) {
            return Optional.empty();
        }
        Map<String, Object> message = new LinkedHashMap<>(reference(row.leadId));
        message.putAll(jsonb.fromJson(jsonb.toJson(row.view()), JsonObject.class));
        return Optional.of(new NewEvent(MESSAGE + "." + verb, subject(row.leadId), Map.of(MESSAGE, message), changed));
    }

    /** Leaves the lead's id only of what earlier events say about the messages of a lead. */
    void erase(long leadId) {
        log.erase(subject(leadId), MESSAGE, Map.of(MESSAGE, reference(leadId)));
    }

    private Subject subject(long leadId) {
        return new Subject(kind.object(), leadId);
    }

    private static Map<String, Map<String, Long>> reference(long leadId) {
        return Map.of(LEAD, Map.of("id", leadId));
    }
}
