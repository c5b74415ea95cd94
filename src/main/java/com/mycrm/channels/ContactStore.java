package com.mycrm.channels;

import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows of the names of customers, within the caller's transaction. Names with the same contact id are of one
 * person; a person of whom only one name is known has no row. {@link ContactNames} decides which names are of one
 * person.
 */
@ApplicationScoped
class ContactStore {

    /** The latest names of a person that are looked up: a message must not cost more with each change. */
    private static final int MOST_NAMES = 30;

    private static final String SENDER_OF_LEAD =
            "SELECT n.contact_id FROM lead_messages m JOIN contact_names n ON n.vendor = m.vendor"
                    + " AND n.number_key = m.number_key AND n.name = %s"
                    + " AND m.sent_at BETWEEN n.valid_from AND n.valid_to"
                    + " WHERE m.lead_id = ? AND m.direction = 'in'";

    private static final String SENDERS_OF_LEAD =
            SENDER_OF_LEAD.formatted("m.sender_id") + " UNION " + SENDER_OF_LEAD.formatted("CONCAT('+', m.phone_key)");

    /** A name of a contact. */
    record Row(String contact, ContactName name) {

        boolean isValid(ContactName other, Instant time) {
            return name.text().equals(other.text()) && name.isValidAt(time);
        }
    }

    @Inject
    Jdbc jdbc;

    /** The rows of these names, of any time. */
    List<Row> rows(BusinessNumber number, Collection<ContactName> names) {
        return names.isEmpty()
                ? List.of()
                : jdbc.list(
                        "SELECT name, valid_from, valid_to, contact_id FROM contact_names WHERE vendor = ?"
                                + " AND number_key = ? AND name IN (" + Jdbc.marks(names) + ") ORDER BY id",
                        row -> new Row(row.getString(4), name(row)),
                        Stream.concat(
                                        Stream.of(number.vendor(), number.key()),
                                        names.stream().map(ContactName::text))
                                .toArray());
    }

    /** All names of these contacts. */
    Contact namesOf(Collection<String> contacts) {
        return new Contact(jdbc.list(
                "SELECT name, valid_from, valid_to FROM contact_names WHERE contact_id IN (" + Jdbc.marks(contacts)
                        + ") ORDER BY valid_to DESC, id DESC LIMIT " + MOST_NAMES,
                ContactStore::name,
                contacts.toArray()));
    }

    private static ContactName name(ResultSet row) throws SQLException {
        return new ContactName(row.getString(1), row.getLong(2), row.getLong(3));
    }

    /** The contacts that sent the messages of a lead. */
    List<String> ofLead(long lead) {
        return jdbc.list(SENDERS_OF_LEAD, row -> row.getString(1), lead, lead);
    }

    BusinessNumber numberOf(String contact) {
        return jdbc.single(
                "SELECT vendor, number_key FROM contact_names WHERE contact_id = ? LIMIT 1",
                row -> new BusinessNumber(row.getString(1), row.getString(2)),
                contact);
    }

    /** The contacts with this name on any business number: a number's key, an id, or a username. */
    List<String> withName(String name) {
        return jdbc.list(
                "SELECT DISTINCT contact_id FROM contact_names WHERE name IN (?, ?, ?)",
                row -> row.getString(1),
                name,
                "+" + name,
                "@" + name);
    }

    void delete(String contact) {
        jdbc.update("DELETE FROM contact_names WHERE contact_id = ?", contact);
    }

    void insert(BusinessNumber number, String contact, ContactName name) {
        jdbc.update(
                "INSERT INTO contact_names (vendor, number_key, name, contact_id, valid_from, valid_to)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                number.vendor(),
                number.key(),
                name.text(),
                contact,
                name.from(),
                name.to());
    }

    /** Ends the period of a name that is valid at that time: the second is its last. */
    void end(BusinessNumber number, ContactName name, Instant time, long lastSecond) {
        jdbc.update(
                "UPDATE contact_names SET valid_to = ? WHERE vendor = ? AND number_key = ? AND name = ?"
                        + " AND valid_from <= ? AND valid_to >= ?",
                lastSecond,
                number.vendor(),
                number.key(),
                name.text(),
                time.getEpochSecond(),
                time.getEpochSecond());
    }

    /** Makes one contact of these, a new one where there are none, and returns its id. */
    String merge(List<String> contacts) {
        if (contacts.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        contacts.stream()
                .skip(1)
                .forEach(other -> jdbc.update(
                        "UPDATE contact_names SET contact_id = ? WHERE contact_id = ?", contacts.get(0), other));
        return contacts.get(0);
    }
}
