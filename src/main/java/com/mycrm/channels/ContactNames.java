package com.mycrm.channels;

import com.mycrm.channels.ContactStore.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The customers of a business number: which of the names that a vendor uses are of one person.
 *
 * <p>A vendor never gives an id to another person. Numbers and usernames pass to others, so each name has its period.
 * The caller holds the {@link ConversationLocks locks} of all names.
 */
@ApplicationScoped
class ContactNames {

    @Inject
    ContactStore store;

    @Inject
    MessageStore messages;

    /** All names of the person who has one of these names at that time; of an unknown person, these alone. */
    Contact find(BusinessNumber number, Contact contact, Instant time) {
        var rows = store.rows(number, contact.names());
        var found = contacts(rows, name -> name.isValidAt(time));
        return found.isEmpty()
                ? new Contact(contact.names().stream()
                        .map(name -> inPeriod(name, rows, time))
                        .toList())
                : store.namesOf(found);
    }

    /** The same, after it was stored that these names are of one person. */
    Contact learn(BusinessNumber number, Contact contact, Instant time) {
        if (contact.names().size() < 2) {
            return find(number, contact, time);
        }
        var rows = store.rows(number, contact.names());
        var known = contacts(rows, name -> name.isValidAt(time) && !name.isUsername());
        var found = known.isEmpty() ? withoutIds(contacts(rows, name -> name.isValidAt(time))) : known;
        var id = store.merge(found);
        contact.names().stream()
                .filter(name ->
                        rows.stream().noneMatch(row -> row.isValid(name, time) && found.contains(row.contact())))
                .forEach(name -> give(number, id, name, time));
        return store.namesOf(List.of(id));
    }

    /** A username alone identifies a person as long as no id is known. */
    private List<String> withoutIds(List<String> contacts) {
        return contacts.stream()
                .filter(contact -> store.namesOf(List.of(contact)).names().stream()
                        .allMatch(name -> name.isPhone() || name.isUsername()))
                .toList();
    }

    /**
     * Stores that a person with these names has other names from a time on.
     *
     * @param before the old names, and {@code after} the new ones, each with one number at most
     * @return whether the new number is still the person's, as far as it is known
     */
    boolean change(BusinessNumber number, Contact before, Contact after, Instant time) {
        var id = store.merge(owners(number, before, after, time));
        Stream.concat(before.names().stream(), after.names().stream())
                .filter(name -> !name.isPhone())
                .forEach(name -> give(number, id, name, time));
        before.names().stream()
                .filter(name -> name.isPhone() && owner(number, name, time).isEmpty())
                .forEach(name -> give(number, id, name, time));
        var phone = after.names().stream().filter(ContactName::isPhone).findFirst();
        phone.ifPresent(name -> giveNumber(number, id, name, time));
        return phone.isPresent() && isCurrent(number, id, phone.get(), time);
    }

    /**
     * The contacts whose names change. Ids decide before the old number, which another person can have by now: people
     * change numbers with each other. A repeated change finds its contact by the new number.
     */
    private List<String> owners(BusinessNumber number, Contact before, Contact after, Instant time) {
        var rows = store.rows(
                number,
                Stream.concat(before.names().stream(), after.names().stream()).toList());
        var byId = contacts(rows, name -> name.isValidAt(time) && !name.isPhone());
        var old = before.texts().toList();
        var byNumber = contacts(rows, name -> name.isValidAt(time) && old.contains(name.text()));
        var former = contacts(rows, name -> old.contains(name.text()));
        var repeated = contacts(rows, name -> name.isValidAt(time)).stream()
                .filter(former::contains)
                .toList();
        return Stream.of(byId, byNumber, repeated)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Gives a number to a contact. A contact that has written from it before the change is another person, who has lost
     * it; one that has written only since then is the same person, as the notice of a change can come late.
     */
    private void giveNumber(BusinessNumber number, String id, ContactName name, Instant time) {
        var owner = owner(number, name, time);
        if (owner.contains(id)) {
            return;
        }
        if (messages.isSenderBefore(number, name, time)) {
            take(number, id, name, time);
        } else if (owner.isEmpty()) {
            give(number, id, name, time);
        } else {
            store.merge(List.of(id, owner.get(0)));
        }
    }

    /** The contacts that sent the messages of a lead. */
    List<String> sendersOf(long lead) {
        return store.ofLead(lead);
    }

    /** The names of the senders of a lead's messages, as vendors write them. */
    List<String> namesOfSenders(long lead) {
        return sendersOf(lead).stream()
                .flatMap(sender -> store.namesOf(List.of(sender)).names().stream())
                .map(ContactName::vendorText)
                .toList();
    }

    /** All leads of the senders of a lead's messages. */
    List<Long> leadsOfSenders(long lead) {
        return sendersOf(lead).stream()
                .flatMap(sender -> leadsOf(sender).stream())
                .map(SenderLead::id)
                .toList();
    }

    private List<SenderLead> leadsOf(String contact) {
        var number = store.numberOf(contact);
        return messages.leadsOf(number.vendor(), number.key(), store.namesOf(List.of(contact)));
    }

    /** Deletes the names of these contacts where they have no lead any more. */
    void deleteWithoutLead(List<String> contacts) {
        contacts.stream().filter(contact -> leadsOf(contact).isEmpty()).forEach(store::delete);
    }

    /** Deletes all names of the contacts with this name. */
    void deleteWithName(String name) {
        store.withName(name).forEach(store::delete);
    }

    /** Whether a new number has not been left again. Then it ends the contact's other numbers. */
    private boolean isCurrent(BusinessNumber number, String id, ContactName phone, Instant time) {
        var names = store.namesOf(List.of(id)).names();
        var isCurrent =
                names.stream().anyMatch(name -> name.text().equals(phone.text()) && name.to() == ContactName.FOREVER);
        if (isCurrent) {
            names.stream()
                    .filter(name -> name.isPhone() && !name.text().equals(phone.text()) && name.isValidAt(time))
                    .forEach(name -> store.end(number, name, time, time.getEpochSecond()));
        }
        return isCurrent;
    }

    private void give(BusinessNumber number, String id, ContactName name, Instant time) {
        var owner = owner(number, name, time);
        if (owner.isEmpty()) {
            store.insert(number, id, inPeriod(name, store.rows(number, List.of(name)), time));
        } else if (!owner.contains(id)) {
            take(number, id, name, time);
        }
    }

    private void take(BusinessNumber number, String id, ContactName name, Instant time) {
        var second = time.getEpochSecond();
        store.end(number, name, time, second - 1);
        store.insert(number, id, new ContactName(name.text(), second, ContactName.FOREVER));
    }

    private List<String> owner(BusinessNumber number, ContactName name, Instant time) {
        return contacts(store.rows(number, List.of(name)), found -> found.isValidAt(time));
    }

    private static List<String> contacts(List<Row> rows, Predicate<ContactName> condition) {
        return rows.stream()
                .filter(row -> condition.test(row.name()))
                .map(Row::contact)
                .distinct()
                .toList();
    }

    /** The name in the period around a time in which it is nobody else's. */
    private static ContactName inPeriod(ContactName name, List<Row> rows, Instant time) {
        var second = time.getEpochSecond();
        var others = rows.stream()
                .map(Row::name)
                .filter(other -> other.text().equals(name.text()))
                .toList();
        var from = others.stream()
                .mapToLong(ContactName::to)
                .filter(to -> to < second)
                .map(to -> to + 1);
        var to = others.stream()
                .mapToLong(ContactName::from)
                .filter(other -> other > second)
                .map(other -> other - 1);
        return new ContactName(
                name.text(), from.max().orElse(ContactName.ALWAYS), to.min().orElse(ContactName.FOREVER));
    }
}
