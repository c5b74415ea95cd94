package com.mycrm.webhooks;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.persistence.EntityList;
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
        return webhooks().page(page, Webhook::view);
    }

    public Optional<Versioned<WebhookView>> one(long id) {
        return find(id).map(Webhook::versioned);
    }

    public Optional<Webhook> find(long id) {
        return Optional.ofNullable(em.find(Webhook.class, id));
    }

    /** Those that are switched on, in the order of their ids. */
    public List<Webhook> active() {
        return webhooks()
                .where((cb, webhook) -> cb.isTrue(webhook.get(Webhook_.active)))
                .all();
    }

    private EntityList<Webhook> webhooks() {
        return new EntityList<>(em, Webhook.class, Webhook_.id);
    }
}
