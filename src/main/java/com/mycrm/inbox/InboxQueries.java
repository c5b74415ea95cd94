package com.mycrm.inbox;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.persistence.EntityList;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Every read of events that processes none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class InboxQueries {

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    /** A page, the newest event first. */
    public Page<EventView> page(EventFilter filter, PageRequest page) {
        return new EntityList<>(em, InboxEvent.class, InboxEvent_.id)
                .newestFirst()
                .where(filter::predicate)
                .page(page, InboxEvent::view);
    }

    public Optional<EventView> one(long id) {
        return Optional.ofNullable(em.find(InboxEvent.class, id)).map(InboxEvent::view);
    }

    /** The body as text; bytes that are no UTF-8 are replaced. */
    public Optional<String> body(long id) {
        return jdbc.first(
                "SELECT body FROM inbox_events WHERE id = ?",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                id);
    }

    /** The events that are not processed and the dead letters. */
    public Backlog backlog() {
        return jdbc.single(
                "SELECT COUNT(CASE WHEN state <> 'dead' THEN 1 END), COUNT(CASE WHEN state = 'dead' THEN 1 END),"
                        + " MIN(CASE WHEN state = 'waiting' THEN due_at END) FROM inbox_events"
                        + " WHERE state IN ('waiting', 'running', 'dead')",
                row -> new Backlog(row.getLong(1), row.getLong(2), Jdbc.nullableLong(row, 3)));
    }
}
