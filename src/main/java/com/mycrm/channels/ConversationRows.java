package com.mycrm.channels;

import com.mycrm.api.text.Sha256;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The statements about messages and receipts, in a transaction that its caller has. */
final class ConversationRows {

    /** Leaves nothing of a message but its key. */
    static final String FORGET_MESSAGE =
            "UPDATE lead_messages SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " sender_id = NULL, username = NULL, profile_name = NULL, body = NULL, media_id = NULL,"
                    + " media_type = NULL, property_key = NULL";

    /** Leaves nothing of a receipt but its key. */
    static final String FORGET_RECEIPT =
            "UPDATE message_receipts SET lead_id = NULL, message_id = NULL, phone = NULL, phone_key = NULL,"
                    + " recipient_id = NULL, code = NULL, title = NULL";

    private static final int SLOTS = 256;
    private static final int LONGEST_MESSAGE_ID = 255;

    /**
     * A lead that a sender's messages belong to.
     *
     * @param begun when the first of them was sent
     * @param propertyKey of the property that they named, null for none
     */
    record Found(long leadId, Instant begun, String propertyKey) {}

    /** A receipt that had no message. */
    record Waiting(long id, String status, String code, String title, Instant sentAt) {}

    private final EntityManager em;

    ConversationRows(EntityManager em) {
        this.em = em;
    }

    /** What a message is known by for good; its own id holds the sender's number. */
    static String key(String messageId) {
        return Sha256.hex(messageId.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits for whoever else is at one of these names, until the end of the transaction. Before any reading: what the other
     * one wrote is seen then.
     *
     * @param names nulls are left out
     */
    void take(String numberKey, String... names) {
        var slots = new TreeSet<Integer>();
        Stream.of(names)
                .filter(Objects::nonNull)
                .forEach(name -> slots.add(Math.floorMod(Objects.hash(numberKey, name), SLOTS)));
        slots.forEach(slot -> change("UPDATE lead_turns SET turns = turns + 1 WHERE slot = ?", slot));
    }

    boolean hasMessage(String numberKey, String messageKey) {
        return !rows("SELECT id FROM lead_messages WHERE number_key = ? AND message_key = ?", numberKey, messageKey)
                .isEmpty();
    }

    boolean hasReceipt(String messageKey, String status) {
        return !rows("SELECT id FROM message_receipts WHERE message_key = ? AND status = ?", messageKey, status)
                .isEmpty();
    }

    /** The leads of a sender on a number, the latest first. */
    List<Found> leads(String numberKey, String phoneKey, String senderId) {
        if (phoneKey == null && senderId == null) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var values = new ArrayList<>();
        by(parts, values, numberKey, "phone_key", phoneKey);
        by(parts, values, numberKey, "sender_id", senderId);
        return rows(
                        "SELECT lead_id, MIN(sent_at), MAX(property_key) FROM (" + String.join(" UNION ALL ", parts)
                                + ") sent GROUP BY lead_id ORDER BY lead_id DESC",
                        values.toArray())
                .stream()
                .map(row -> new Found(number(row[0]), Instant.ofEpochSecond(number(row[1])), (String) row[2]))
                .toList();
    }

    private static void by(List<String> parts, List<Object> values, String numberKey, String column, String value) {
        if (value != null) {
            parts.add("SELECT lead_id, sent_at, property_key FROM lead_messages WHERE number_key = ? AND " + column
                    + " = ? AND lead_id IS NOT NULL AND direction = 'in'");
            values.add(numberKey);
            values.add(value);
        }
    }

    /** The lead of a message; empty for an unknown message, and 0 where its lead is gone or it never had one. */
    Optional<Long> leadOf(String numberKey, String messageKey) {
        return rows(
                        "SELECT lead_id, id FROM lead_messages WHERE number_key = ? AND message_key = ?",
                        numberKey,
                        messageKey)
                .stream()
                .map(row -> row[0] == null ? 0L : number(row[0]))
                .findFirst();
    }

    /** @param sender whom it is kept as a message of, which may be who the sender is from now on */
    void keep(String kind, InboundMessage message, InboundMessage.Sender sender, Long leadId, String propertyKey) {
        var media = message.media();
        change(
                "INSERT INTO lead_messages (number_key, message_key, lead_id, kind, direction, message_id, phone,"
                        + " phone_key, sender_id, username, profile_name, type, body, media_id, media_type, property_key,"
                        + " sent_at, received_at) VALUES (?, ?, ?, ?, 'in', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                message.numberKey(),
                key(message.id()),
                leadId,
                kind,
                TextSanitizer.fit(message.id(), LONGEST_MESSAGE_ID),
                sender.phone(),
                Phones.key(sender.phone()),
                sender.id(),
                sender.username(),
                sender.profileName(),
                message.type(),
                message.text(),
                media == null ? null : media.id(),
                media == null ? null : media.type(),
                propertyKey,
                message.sentAt().getEpochSecond(),
                now());
    }

    /** A message that this service sent. */
    void keepSent(Forward forward, String messageId) {
        change(
                "INSERT INTO lead_messages (number_key, message_key, lead_id, kind, direction, message_id, phone, type,"
                        + " body, sent_at, received_at) VALUES (?, ?, ?, ?, 'out', ?, ?, 'template', ?, ?, ?)",
                forward.numberKey(),
                key(messageId),
                forward.leadId(),
                forward.kind(),
                TextSanitizer.fit(messageId, LONGEST_MESSAGE_ID),
                forward.to(),
                forward.summary(),
                now(),
                now());
    }

    /** @param leadId null for one that waits */
    void keep(String kind, Receipt receipt, Long leadId) {
        change(
                "INSERT INTO message_receipts (number_key, message_key, status, lead_id, kind, message_id, phone,"
                        + " phone_key, recipient_id, code, title, sent_at, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.numberKey(),
                key(receipt.messageId()),
                receipt.status(),
                leadId,
                kind,
                TextSanitizer.fit(receipt.messageId(), LONGEST_MESSAGE_ID),
                receipt.phone(),
                Phones.key(receipt.phone()),
                receipt.recipientId(),
                receipt.code(),
                receipt.title(),
                receipt.sentAt().getEpochSecond(),
                now());
    }

    /** The receipts of a message that waited for it. */
    List<Waiting> waitingFor(String numberKey, String messageKey) {
        return waiting("message_key = ?", numberKey, messageKey);
    }

    /** The receipts of other messages to a sender that waited for there to be a lead of that sender's. */
    List<Waiting> waitingFor(String numberKey, String phoneKey, String recipientId, Instant after) {
        var found = new ArrayList<Waiting>();
        if (phoneKey != null) {
            found.addAll(waiting("phone_key = ? AND sent_at >= ?", numberKey, phoneKey, after.getEpochSecond()));
        }
        if (recipientId != null) {
            found.addAll(waiting("recipient_id = ? AND sent_at >= ?", numberKey, recipientId, after.getEpochSecond()));
        }
        return found;
    }

    private List<Waiting> waiting(String condition, Object... values) {
        return rows(
                        "SELECT id, status, code, title, sent_at FROM message_receipts"
                                + " WHERE lead_id IS NULL AND number_key = ? AND " + condition
                                + " ORDER BY sent_at, id",
                        values)
                .stream()
                .map(row -> new Waiting(
                        number(row[0]),
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        Instant.ofEpochSecond(number(row[4]))))
                .toList();
    }

    void giveReceipt(long id, long leadId) {
        change("UPDATE message_receipts SET lead_id = ? WHERE id = ?", leadId, id);
    }

    /** Lets a lead be sent to its agent, from the number that its customer wrote to. */
    void forward(Channel channel, long leadId) {
        change(
                "INSERT INTO lead_forwards (lead_id, kind, number_key, state, attempts, next_at, owned_until)"
                        + " VALUES (?, ?, ?, 'waiting', 0, ?, 0)",
                leadId,
                channel.kind(),
                channel.numberKey(),
                System.currentTimeMillis());
    }

    /** Leaves nothing of a lead's conversation but the keys against repeats. */
    void forgetLead(long leadId) {
        change(FORGET_MESSAGE + " WHERE lead_id = ?", leadId);
        change(FORGET_RECEIPT + " WHERE lead_id = ?", leadId);
        change("DELETE FROM lead_forwards WHERE lead_id = ?", leadId);
    }

    /** Ids and numbers by which the customers of these leads are known to the vendors. */
    Set<String> names(Set<Long> leads) {
        var names = new TreeSet<String>();
        for (var lead : leads) {
            rows("SELECT DISTINCT sender_id, phone FROM lead_messages WHERE lead_id = ? AND direction = 'in'", lead)
                    .forEach(row -> Stream.of(row)
                            .filter(Objects::nonNull)
                            .map(name -> name.toString().replaceFirst("^@", ""))
                            .forEach(names::add));
        }
        return names;
    }

    int change(String sql, Object... values) {
        try (var statement = prepared(connection(), sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A statement about a conversation failed", e);
        }
    }

    List<Object[]> rows(String sql, Object... values) {
        try (var statement = prepared(connection(), sql, values);
                var found = statement.executeQuery()) {
            var rows = new ArrayList<Object[]>();
            var columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new Object[columns];
                for (var i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("A query about a conversation failed", e);
        }
    }

    /** That of the transaction: past the persistence provider, whose own part costs more than these statements. */
    private Connection connection() {
        return em.unwrap(Connection.class);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }
}
