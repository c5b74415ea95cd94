package com.mycrm.users;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every read of users. */
@Stateless
@LocalBean
@Local(UserDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserQueries implements UserDirectory {

    private static final Projection<User, Long> IDS = Projection.ids(User.class, () -> User_.id);

    @PersistenceContext
    EntityManager em;

    @Inject
    CriteriaQueries queries;

    @Inject
    CountCache counts;

    /** @param changes how often users had changed before this call */
    public Page<UserView> find(UserFilter filter, SortOrder<User> sort, PageRequest page, long changes) {
        var query = queries.list(IDS, filter, sort);
        var ids = query.page(page, () -> counts.of(filter, changes, () -> queries.count(User.class, User_.id, filter)));
        return new Page<>(ids.count(), page, views(ids.items()), ids.prev(), ids.next());
    }

    /** The users after a position. */
    public Slice<UserView> batch(UserFilter filter, SortOrder<User> sort, Position after, int size) {
        var ids = queries.list(IDS, filter, sort).slice(after, size);
        return new Slice<>(views(ids.items()), ids.last());
    }

    private List<UserView> views(List<Long> ids) {
        var views = ids.isEmpty() ? Map.<Long, UserView>of() : all(Set.copyOf(ids));
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    public Optional<Versioned<UserView>> one(long id) {
        return Optional.ofNullable(em.find(User.class, id)).map(user -> new Versioned<>(user.version(), user.view()));
    }

    /** The user with that e-mail, ignoring case. */
    public Optional<Long> idOf(String email) {
        return ids(Conditions.<User>all().sameKey(User_.emailKey, email)).stream()
                .findFirst();
    }

    /** All of these ids with one query. */
    public Map<Long, UserView> all(Set<Long> ids) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(User.class);
        var user = query.from(User.class);
        query.select(user).where(user.get(User_.id).in(ids));
        return em.createQuery(query).getResultStream().collect(Collectors.toMap(User::id, User::view));
    }

    @Override
    public Set<Long> existing(Set<Long> ids) {
        return ids.isEmpty() ? Set.of() : ids(Conditions.<User>all().anyOf(User_.id, ids));
    }

    @Override
    public Set<Long> active(Set<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : ids(Conditions.<User>all().anyOf(User_.id, ids).equal(User_.status, User.ACTIVE));
    }

    @Override
    public long fallback() {
        var email = Settings.optional(Setting.FALLBACK_USER);
        return email.flatMap(this::idOf).orElseGet(this::first);
    }

    @Override
    public Optional<String> phone(long id) {
        return Optional.ofNullable(em.find(User.class, id))
                .map(user -> user.view().phone());
    }

    private long first() {
        return queries.list(IDS, List::of, new SortOrder<>(UserSort.ID, UserSort.ID, true))
                .first()
                .orElseThrow();
    }

    private Set<Long> ids(Conditions<User> conditions) {
        return Set.copyOf(queries.find(IDS, conditions.list()));
    }
}
