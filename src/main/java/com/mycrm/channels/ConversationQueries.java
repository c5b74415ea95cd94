package com.mycrm.channels;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.leads.LeadQueries;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conversation of a lead: its messages and receipts, in the order in which they were sent.
 *
 * <p>They are two queries, because JPA's Criteria has no union. Each reads all rows up to the end of the page, which
 * are few: a conversation is short.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConversationQueries {

    /** A message is before a receipt of the same second. */
    private static final Comparator<ConversationEvent> ORDER =
            Comparator.comparing(ConversationEvent::time).thenComparing(ConversationEvent::event);

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadQueries leads;

    @Inject
    WhatsappLeads kind;

    /** The events of a lead, oldest first; empty where there is no such lead. */
    public Optional<Page<ConversationEvent>> of(long leadId, PageRequest page) {
        return leads.one(kind, leadId).map(lead -> page(leadId, page));
    }

    private Page<ConversationEvent> page(long leadId, PageRequest page) {
        var end = (int) Math.min(page.offset() + page.size(), Integer.MAX_VALUE);
        var events = Stream.concat(first(LeadMessage.class, leadId, end), first(MessageReceipt.class, leadId, end))
                .sorted(ORDER)
                .skip(page.offset())
                .limit(page.size())
                .toList();
        return new Page<>(count(LeadMessage.class, leadId) + count(MessageReceipt.class, leadId), page, events);
    }

    private <E extends ConversationRow> Stream<ConversationEvent> first(Class<E> type, long leadId, int most) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(type);
        var row = query.from(type);
        query.select(row)
                .where(cb.equal(row.get(ConversationRow_.leadId), leadId))
                .orderBy(cb.asc(row.get(ConversationRow_.sentAt)), cb.asc(row.get(ConversationRow_.id)));
        return em.createQuery(query).setMaxResults(most).getResultStream().map(ConversationRow::view);
    }

    private <E extends ConversationRow> long count(Class<E> type, long leadId) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var row = query.from(type);
        query.select(cb.count(row)).where(cb.equal(row.get(ConversationRow_.leadId), leadId));
        return em.createQuery(query).getSingleResult();
    }
}
