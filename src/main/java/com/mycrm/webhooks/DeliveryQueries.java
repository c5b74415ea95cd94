package com.mycrm.webhooks;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every read of deliveries that sends none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeliveryQueries {

    private static final List<String> STATES =
            List.of(Delivery.HELD, Delivery.WAITING, Delivery.SENDING, Delivery.DONE, Delivery.FAILED);

    @PersistenceContext
    EntityManager em;

    /** The filter of a list of deliveries; no states are all. */
    public record Filter(long webhookId, Set<String> states) {

        static Filter of(long webhookId, Parameters parameters) {
            return new Filter(
                    webhookId,
                    parameters.words(
                            "state", word -> Optional.of(word).filter(STATES::contains), String.join(", ", STATES)));
        }

        private Predicate[] predicates(EntityManager em, Root<Delivery> delivery) {
            var ofWebhook = em.getCriteriaBuilder().equal(delivery.get(Delivery_.webhookId), webhookId);
            return states.isEmpty()
                    ? new Predicate[] {ofWebhook}
                    : new Predicate[] {ofWebhook, delivery.get(Delivery_.state).in(states)};
        }
    }

    /** A page, the newest delivery first. */
    public Page<DeliveryView> page(Filter filter, PageRequest page) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Delivery.class);
        var delivery = query.from(Delivery.class);
        query.select(delivery).where(filter.predicates(em, delivery)).orderBy(cb.desc(delivery.get(Delivery_.id)));
        var views = em.createQuery(query)
                .setFirstResult((int) Math.min(page.offset(), Integer.MAX_VALUE - page.size()))
                .setMaxResults(page.size())
                .getResultStream()
                .map(Delivery::view)
                .toList();
        return new Page<>(count(filter), page, views);
    }

    private long count(Filter filter) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var delivery = query.from(Delivery.class);
        query.select(cb.count(delivery)).where(filter.predicates(em, delivery));
        return em.createQuery(query).getSingleResult();
    }
}
