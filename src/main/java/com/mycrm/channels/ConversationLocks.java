package com.mycrm.channels;

import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks on messages and customers, held to the end of the transaction, across all nodes.
 *
 * <p>A lock is a row of {@code conversation_locks}, found by a hash of the name: names that share a row wait for each
 * other without need, and no row has to be erased with a person.
 */
@ApplicationScoped
class ConversationLocks {

    private static final int SLOTS = 256;

    @Inject
    Jdbc jdbc;

    /**
     * Waits for other transactions that hold a lock on the message or on a name of these customers. To be called before
     * any read: only then the read sees what they wrote. The rows are locked in order, against deadlocks.
     */
    void lock(MessageRef message, Contact... customers) {
        var names = Stream.concat(Stream.of(message.key()), Stream.of(customers).flatMap(Contact::texts));
        var slots = names.map(name -> Math.floorMod(Objects.hash(message.number(), name), SLOTS))
                .collect(Collectors.toCollection(TreeSet::new));
        slots.forEach(slot -> jdbc.update("UPDATE conversation_locks SET uses = uses + 1 WHERE slot = ?", slot));
    }
}
