package com.mycrm.channels;

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

/** Every read of channels. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ChannelQueries {

    @PersistenceContext
    EntityManager em;

    /** A page in the order of the ids. */
    public Page<ChannelView> page(PageRequest page) {
        return channels().page(page, Channel::view);
    }

    public Optional<Versioned<ChannelView>> one(long id) {
        return Optional.ofNullable(em.find(Channel.class, id)).map(Channel::versioned);
    }

    /** All channels of a vendor, in the order of their ids. */
    public List<Channel> of(String vendor) {
        return channels()
                .where((cb, channel) -> cb.equal(channel.get(Channel_.vendor), vendor))
                .all();
    }

    /** Whether a channel gives leads to this user. */
    public boolean hasUser(long id) {
        return channels()
                        .where((cb, channel) -> cb.or(
                                cb.equal(channel.get(Channel_.userId), id),
                                cb.equal(channel.get(Channel_.fallbackUserId), id)))
                        .count()
                > 0;
    }

    /** Whether a channel other than this one has the number. */
    public boolean isTaken(String vendor, String number, long own) {
        return channels()
                        .where((cb, channel) -> cb.and(
                                cb.equal(channel.get(Channel_.vendor), vendor),
                                cb.equal(channel.get(Channel_.number), number),
                                cb.notEqual(channel.get(Channel_.id), own)))
                        .count()
                > 0;
    }

    private EntityList<Channel> channels() {
        return new EntityList<>(em, Channel.class, Channel_.id);
    }
}
