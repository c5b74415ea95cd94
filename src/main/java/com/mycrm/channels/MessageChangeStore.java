package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
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
import java.util.stream.IntStream;

/**
 * The edits and deletions in the rows of messages, within the caller's transaction.
 *
 * <p>A change that arrives before its message is kept in a row without a type, which the message replaces. A message
 * that has been erased takes no change.
 */
@ApplicationScoped
class MessageChangeStore {

    private static final String ROW = " WHERE vendor = ? AND number_key = ? AND message_key = ?";
    private static final String AWAITED = ROW + " AND type IS NULL";
    private static final String CHANGEABLE = ROW + " AND message_id IS NOT NULL AND deleted_at IS NULL";
    private static final String EDITABLE = CHANGEABLE + " AND (edited_at IS NULL OR edited_at < ?)";

    private static final int DELETED_AT_ONCE = 500;

    private record SentReaction(long id, long sentAt) {}

    /** A reaction that its sender has replaced by a later one. */
    record ReplacedReaction(long id, long replacedAt) {}

    @Inject
    Jdbc jdbc;

    /** The lead of a customer's message that the edit is going to change; empty for any other change. */
    Optional<Long> leadOfEdit(String vendor, MessageChange edit) {
        return jdbc.first(
                "SELECT lead_id FROM lead_messages" + EDITABLE + " AND lead_id IS NOT NULL AND direction = 'in'",
                row -> row.getLong(1),
                vendor,
                edit.message().number(),
                edit.message().key(),
                edit.sentAt().getEpochSecond());
    }

    /** Keeps the change for its message, where that has not arrived; otherwise it does nothing. */
    void await(String vendor, MessageChange change) {
        var ref = change.message();
        if (jdbc.first("SELECT id FROM lead_messages" + ROW, row -> true, vendor, ref.number(), ref.key())
                .isPresent()) {
            return;
        }
        jdbc.update(
                "INSERT INTO lead_messages (number_key, message_key, vendor, direction, message_id, phone, phone_key,"
                        + " sender_id, sent_at, received_at) VALUES (?, ?, ?, 'in', ?, ?, ?, ?, ?, ?)",
                ref.number(),
                ref.key(),
                vendor,
                ref.storedId(),
                change.customer().phone(),
                PhoneNumbers.key(change.customer().phone()),
                change.customer().id(),
                change.sentAt().getEpochSecond(),
                DatabaseClock.now().getEpochSecond());
    }

    /** Removes the change that waits for a message, and returns it: its latest edit, or its deletion. */
    Optional<MessageChange> takeAwaited(String vendor, MessageRef message, Sender customer) {
        var change = jdbc.first(
                "SELECT body, media, data, edited_at, deleted_at FROM lead_messages" + AWAITED,
                row -> change(row, message, customer),
                vendor,
                message.number(),
                message.key());
        change.ifPresent(
                found -> jdbc.update("DELETE FROM lead_messages" + AWAITED, vendor, message.number(), message.key()));
        return change.filter(found -> found.sentAt() != null); // null: it was erased
    }

    /** Deletes changes that have waited since then; small statements, so that locks are few. */
    void deleteAwaited(Instant before) {
        var ids = awaited(before);
        while (!ids.isEmpty()) {
            jdbc.update(
                    "DELETE FROM lead_messages WHERE type IS NULL AND id IN (" + Jdbc.marks(ids) + ")", ids.toArray());
            ids = awaited(before);
        }
    }

    private List<Long> awaited(Instant before) {
        return jdbc.list(
                "SELECT id FROM lead_messages WHERE lead_id IS NULL AND type IS NULL AND received_at < ? LIMIT ?",
                row -> row.getLong(1),
                before.getEpochSecond(),
                DELETED_AT_ONCE);
    }

    private static MessageChange change(ResultSet row, MessageRef message, Sender customer) throws SQLException {
        var deletedAt = time(row, 5);
        var details = new Details(MessageJson.media(row.getString(2)), MessageJson.data(row.getString(3)), null);
        return deletedAt == null
                ? new MessageChange(message, customer, new Content(null, row.getString(1), details, null), time(row, 4))
                : new MessageChange(message, customer, null, deletedAt);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        var seconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(seconds);
    }

    /**
     * Changes the row of a message. Of several edits the latest counts; a deletion removes all content.
     *
     * @return whether it changed anything
     */
    boolean apply(String vendor, MessageChange change) {
        return (change.isDeletion() ? delete(vendor, change) : edit(vendor, change)) == 1;
    }

    private int delete(String vendor, MessageChange deletion) {
        return jdbc.update(
                "UPDATE lead_messages SET body = NULL, media = NULL, data = NULL, deleted_at = ?" + CHANGEABLE,
                deletion.sentAt().getEpochSecond(),
                vendor,
                deletion.message().number(),
                deletion.message().key());
    }

    private int edit(String vendor, MessageChange edit) {
        var details = edit.content().details();
        return jdbc.update(
                "UPDATE lead_messages SET body = ?, media = COALESCE(?, media), data = COALESCE(?, data),"
                        + " edited_at = ?" + EDITABLE,
                edit.content().text(),
                MessageJson.ofMedia(details),
                MessageJson.ofData(details),
                edit.sentAt().getEpochSecond(),
                vendor,
                edit.message().number(),
                edit.message().key(),
                edit.sentAt().getEpochSecond());
    }

    /** Lets a message name a property since its edit. */
    void setProperty(String vendor, MessageRef message, String propertyKey) {
        jdbc.update(
                "UPDATE lead_messages SET property_key = ?" + ROW,
                propertyKey,
                vendor,
                message.number(),
                message.key());
    }

    /** The reactions to the same message that were sent before another one: there is one of each side. */
    List<ReplacedReaction> replacedReactions(long leadId, String direction, Content reaction) {
        if (!reaction.isReaction()) {
            return List.of();
        }
        var all = jdbc.list(
                "SELECT id, sent_at FROM lead_messages WHERE lead_id = ? AND type = ? AND direction = ?"
                        + " AND reply_to = ? ORDER BY sent_at, id",
                row -> new SentReaction(row.getLong(1), row.getLong(2)),
                leadId,
                reaction.type(),
                direction,
                reaction.details().replyTo());
        return IntStream.range(1, all.size())
                .mapToObj(i ->
                        new ReplacedReaction(all.get(i - 1).id(), all.get(i).sentAt()))
                .toList();
    }

    /** Removes the content of a reaction, and returns whether that changed anything. */
    boolean withdraw(ReplacedReaction reaction) {
        return jdbc.update(
                        "UPDATE lead_messages SET body = NULL, deleted_at = ?"
                                + " WHERE id = ? AND (deleted_at IS NULL OR deleted_at <> ?)",
                        reaction.replacedAt(),
                        reaction.id(),
                        reaction.replacedAt())
                == 1;
    }
}
