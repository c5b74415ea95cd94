package com.mycrm.channels;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;

/** Every read of channels. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ChannelQueries {

    @PersistenceContext
    EntityManager em;

    @FunctionalInterface
    private interface Restriction {
        Predicate of(CriteriaBuilder cb, Root<Channel> channel);
    }

    /** A page in the order of the ids. */
    public Page<ChannelView> page(PageRequest page) {
        var views = query((cb, channel) -> cb.conjunction())
                .setFirstResult((int) Math.min(page.offset(), Integer.MAX_VALUE - page.size()))
                .setMaxResults(page.size())
                .getResultStream()
                .map(Channel::view)
                .toList();
        return new Page<>(count((cb, channel) -> cb.conjunction()), page, views);
    }

    public Optional<Versioned<ChannelView>> one(long id) {
        return Optional.ofNullable(em.find(Channel.class, id)).map(Channel::versioned);
    }

    /** All channels of a vendor, in the order of their ids. */
    public List<Channel> of(String vendor) {
        return query((cb, channel) -> cb.equal(channel.get(Channel_.vendor), vendor))
                .getResultList();
    }

    /** Whether a channel gives leads to this user. */
    public boolean hasUser(long id) {
        return count((cb, channel) -> cb.or(
                        cb.equal(channel.get(Channel_.userId), id), cb.equal(channel.get(Channel_.fallbackUserId), id)))
                > 0;
    }

    /** Whether a channel other than this one has the number. */
    public boolean isTaken(String vendor, String number, long own) {
        return count((cb, channel) -> cb.and(
                        cb.equal(channel.get(Channel_.vendor), vendor),
                        cb.equal(channel.get(Channel_.number), number),
                        cb.notEqual(channel.get(Channel_.id), own)))
                > 0;
    }

    private TypedQuery<Channel> query(Restriction restriction) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Channel.class);
        var channel = query.from(Channel.class);
        query.select(channel).where(restriction.of(cb, channel)).orderBy(cb.asc(channel.get(Channel_.id)));
        return em.createQuery(query);
    }

    private long count(Restriction restriction) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var channel = query.from(Channel.class);
        query.select(cb.count(channel)).where(restriction.of(cb, channel));
        return em.createQuery(query).getSingleResult();
    }
}
