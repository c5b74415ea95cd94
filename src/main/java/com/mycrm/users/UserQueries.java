package com.mycrm.users;

import com.mycrm.query.Page;
import com.mycrm.query.PageQuery;
import com.mycrm.query.PageRequest;
import com.mycrm.query.SortOrder;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every read of users. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserQueries {

    @PersistenceContext
    EntityManager em;

    public Page<UserView> find(UserFilter filter, SortOrder<User> sort, PageRequest page) {
        return new PageQuery<>(em, User.class, filter)
                .page(User.class, (cb, user) -> user, sort, page)
                .map(User::view);
    }

    public Optional<UserView> one(long id) {
        return Optional.ofNullable(em.find(User.class, id)).map(User::view);
    }

    /** All of these ids with one query. */
    public Map<Long, UserView> all(Set<? extends Long> ids) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(User.class);
        var user = query.from(User.class);
        query.select(user).where(user.get(User_.id).in(ids));
        return em.createQuery(query).getResultStream().collect(Collectors.toMap(User::id, User::view));
    }
}
