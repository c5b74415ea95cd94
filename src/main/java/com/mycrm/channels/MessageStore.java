package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of messages, within the caller's transaction. A business number is one of its vendor: each statement names
 * both, so that a channel reaches no row of another one.
 *
 * <p>SQL, because an event costs several of these statements and each costs a fraction of its way through the
 * persistence provider; and because a union is not in JPA's Criteria.
 */
@ApplicationScoped
class MessageStore {

    private static final String SENT_BY = "SELECT lead_id, sent_at, property_key FROM lead_messages"
            + " WHERE vendor = ? AND number_key = ? AND %s = ? AND sent_at BETWEEN ? AND ?"
            + " AND lead_id IS NOT NULL AND direction = 'in'";

    @Inject
    Jdbc jdbc;

    boolean exists(String vendor, MessageRef message) {
        return find(vendor, message, row -> true).isPresent();
    }

    /** The id of a message's row. */
    Optional<Long> id(String vendor, MessageRef message) {
        return find(vendor, message, row -> row.getLong(2));
    }

    /** The lead of a message; empty for an unknown message and for one that has no lead. */
    Optional<Long> leadOf(String vendor, MessageRef message) {
        return find(vendor, message, row -> row.getLong(1)).filter(lead -> lead != 0);
    }

    private <T> Optional<T> find(String vendor, MessageRef message, Jdbc.RowMapper<T> mapper) {
        return jdbc.first(
                "SELECT lead_id, id FROM lead_messages"
                        + " WHERE vendor = ? AND number_key = ? AND message_key = ? AND type IS NOT NULL",
                mapper,
                vendor,
                message.number(),
                message.key());
    }

    /** The leads of a contact on a business number, the latest first. */
    List<SenderLead> leadsOf(String vendor, String number, Contact contact) {
        if (contact.names().isEmpty()) {
            return List.of();
        }
        var sent = contact.names().stream()
                .map(name -> SENT_BY.formatted(name.column()))
                .collect(Collectors.joining(" UNION ALL "));
        return jdbc.list(
                "SELECT lead_id, MIN(sent_at), MAX(property_key) FROM (" + sent
                        + ") sent GROUP BY lead_id ORDER BY lead_id DESC",
                MessageStore::senderLead,
                contact.names().stream()
                        .flatMap(name -> Stream.of(vendor, number, name.key(), name.from(), name.to()))
                        .toArray());
    }

    /** Whether a customer with this number has written before that time. */
    boolean isSenderBefore(BusinessNumber number, ContactName phone, Instant time) {
        return jdbc.first(
                        "SELECT id FROM lead_messages WHERE vendor = ? AND number_key = ? AND phone_key = ?"
                                + " AND sent_at < ? AND direction = 'in' LIMIT 1",
                        row -> true,
                        number.vendor(),
                        number.key(),
                        phone.key(),
                        time.getEpochSecond())
                .isPresent();
    }

    private static SenderLead senderLead(ResultSet row) throws SQLException {
        return new SenderLead(row.getLong(1), Instant.ofEpochSecond(row.getLong(2)), row.getString(3));
    }

    /**
     * The lead that a message belongs to which says something of another one: of these leads that of the other message,
     * otherwise the first.
     */
    Optional<Long> leadOfAnswer(String vendor, String number, Content content, List<SenderLead> leads) {
        return Optional.ofNullable(content.details().replyTo())
                .flatMap(id -> leadOf(vendor, new MessageRef(number, id)))
                .filter(lead -> leads.stream().anyMatch(known -> known.id() == lead))
                .or(() -> leads.stream().map(SenderLead::id).findFirst());
    }

    /**
     * Stores a message of a customer and returns the id of its row.
     *
     * @param sender the sender, or his new identity
     * @param leadId or null
     */
    long add(String vendor, InboundMessage message, Sender sender, Long leadId, String propertyKey) {
        var row = new Row("in", message.message(), sender, message.content(), message.sentAt());
        return insert(vendor, row, leadId, propertyKey);
    }

    /** Stores a message that the company wrote and returns the id of its row. */
    long add(String vendor, OutboundMessage message, Long leadId) {
        var row = new Row("out", message.message(), message.recipient(), message.content(), message.sentAt());
        return insert(vendor, row, leadId, null);
    }

    private record Row(String direction, MessageRef message, Sender customer, Content content, Instant sentAt) {}

    private long insert(String vendor, Row row, Long leadId, String propertyKey) {
        return jdbc.insert(
                "INSERT INTO lead_messages (number_key, message_key, lead_id, vendor, direction, message_id, phone,"
                        + " phone_key, sender_id, username, profile_name, type, body, media, data, reply_to,"
                        + " property_key, sent_at, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.message.number(),
                row.message.key(),
                leadId,
                vendor,
                row.direction,
                row.message.storedId(),
                row.customer.phone(),
                PhoneNumbers.key(row.customer.phone()),
                row.customer.id(),
                row.customer.username(),
                row.customer.profileName(),
                row.content.type(),
                row.content.text(),
                MessageJson.ofMedia(row.content.details()),
                MessageJson.ofData(row.content.details()),
                row.content.details().replyTo(),
                propertyKey,
                row.sentAt.getEpochSecond(),
                DatabaseClock.now().getEpochSecond());
    }

    /**
     * Gives a lead the messages to its customer and the customer's reactions that came before it, and returns the ids
     * of their rows.
     */
    List<Long> assignWaiting(String vendor, String number, Contact contact, Instant since, long leadId) {
        var ids = contact.names().stream()
                .flatMap(name -> jdbc
                        .list(
                                "SELECT id FROM lead_messages WHERE vendor = ? AND number_key = ? AND " + name.column()
                                        + " = ? AND sent_at BETWEEN ? AND ? AND lead_id IS NULL"
                                        + " AND (direction = 'out' OR type = 'reaction')",
                                row -> row.getLong(1),
                                vendor,
                                number,
                                name.key(),
                                Math.max(since.getEpochSecond(), name.from()),
                                name.to())
                        .stream())
                .distinct()
                .sorted()
                .toList();
        ids.forEach(id -> jdbc.update("UPDATE lead_messages SET lead_id = ? WHERE id = ?", leadId, id));
        return ids;
    }

    /** Stores a message that this service sent and returns the id of its row. */
    long addSent(Forward forward, MessageRef message) {
        var now = DatabaseClock.now().getEpochSecond();
        return jdbc.insert(
                "INSERT INTO lead_messages (number_key, message_key, lead_id, vendor, direction, message_id, phone,"
                        + " type, body, sent_at, received_at) VALUES (?, ?, ?, ?, 'out', ?, ?, 'template', ?, ?, ?)",
                message.number(),
                message.key(),
                forward.leadId(),
                forward.vendor(),
                message.storedId(),
                forward.to(),
                forward.summary(),
                now,
                now);
    }
}
