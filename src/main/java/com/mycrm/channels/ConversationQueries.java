package com.mycrm.channels;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.leads.LeadQueries;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conversation of a lead: its messages and receipts, in the order in which they were sent.
 *
 * <p>They are two queries, because JPA's Criteria has no union. Each reads all rows up to the end of the page, which are
 * few: a conversation is short.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConversationQueries {

    /** A message is before a receipt of the same second; events of one kind are already in order. */
    private static final Comparator<ConversationEvent> ORDER =
            Comparator.comparing(ConversationEvent::time).thenComparing(ConversationEvent::event);

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadQueries leads;

    /** The attributes by which a conversation is read. */
    private record Kind<E>(
            Class<E> type,
            SingularAttribute<E, Long> id,
            SingularAttribute<E, Long> leadId,
            SingularAttribute<E, Instant> sentAt) {}

    /** The events of a lead, oldest first; empty where there is no such lead. */
    public Optional<Page<ConversationEvent>> of(long leadId, PageRequest page) {
        return leads.one(leadId).map(lead -> page(leadId, page));
    }

    private Page<ConversationEvent> page(long leadId, PageRequest page) {
        var messages = new Kind<>(LeadMessage.class, LeadMessage_.id, LeadMessage_.leadId, LeadMessage_.sentAt);
        var receipts =
                new Kind<>(MessageReceipt.class, MessageReceipt_.id, MessageReceipt_.leadId, MessageReceipt_.sentAt);
        var end = (int) Math.min(page.offset() + page.size(), Integer.MAX_VALUE);
        var events = Stream.concat(
                        first(messages, leadId, end).stream().map(LeadMessage::view),
                        first(receipts, leadId, end).stream().map(MessageReceipt::view))
                .sorted(ORDER)
                .skip(page.offset())
                .limit(page.size())
                .toList();
        return new Page<>(count(messages, leadId) + count(receipts, leadId), page, events);
    }

    private <E> List<E> first(Kind<E> kind, long leadId, int most) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(kind.type());
        var event = query.from(kind.type());
        query.select(event)
                .where(cb.equal(event.get(kind.leadId()), leadId))
                .orderBy(cb.asc(event.get(kind.sentAt())), cb.asc(event.get(kind.id())));
        return em.createQuery(query).setMaxResults(most).getResultList();
    }

    private <E> long count(Kind<E> kind, long leadId) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var event = query.from(kind.type());
        query.select(cb.count(event)).where(cb.equal(event.get(kind.leadId()), leadId));
        return em.createQuery(query).getSingleResult();
    }
}
