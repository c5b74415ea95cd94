package com.mycrm.webhooks;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Every read of webhooks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class WebhookQueries {

    @PersistenceContext
    EntityManager em;

    /** A page in the order of the ids. */
    public Page<WebhookView> page(PageRequest page) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Webhook.class);
        var webhook = query.from(Webhook.class);
        query.select(webhook).orderBy(cb.asc(webhook.get(Webhook_.id)));
        var views = em.createQuery(query)
                .setFirstResult((int) Math.min(page.offset(), Integer.MAX_VALUE - page.size()))
                .setMaxResults(page.size())
                .getResultStream()
                .map(Webhook::view)
                .toList();
        return new Page<>(count(), page, views);
    }

    private long count() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        query.select(cb.count(query.from(Webhook.class)));
        return em.createQuery(query).getSingleResult();
    }

    public Optional<Versioned<WebhookView>> one(long id) {
        return find(id).map(Webhook::versioned);
    }

    public Optional<Webhook> find(long id) {
        return Optional.ofNullable(em.find(Webhook.class, id));
    }

    /** Those that are switched on, in the order of their ids. */
    public List<Webhook> active() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Webhook.class);
        var webhook = query.from(Webhook.class);
        query.select(webhook).where(cb.isTrue(webhook.get(Webhook_.active))).orderBy(cb.asc(webhook.get(Webhook_.id)));
        return em.createQuery(query).getResultList();
    }
}
