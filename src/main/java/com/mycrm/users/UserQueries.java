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
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.Statements;
import com.mycrm.persistence.Table;
import jakarta.annotation.Resource;
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
import javax.sql.DataSource;

/** Every read of users. */
@Stateless
@LocalBean
@Local(UserDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserQueries implements UserDirectory {

    private static final Table<Long> IDS = Table.ids("users");

    @PersistenceContext
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @Inject
    CountCache counts;

    /** @param changes how often users had changed before this call */
    public Page<UserView> find(UserFilter filter, SortOrder sort, PageRequest page, long changes) {
        var query = new ListQuery<>(IDS, filter, sort);
        var ids = query.page(page, () -> counts.of(filter, changes, query::count));
        return new Page<>(ids.count(), page, views(ids.items()), ids.prev(), ids.next());
    }

    /** The users after a position. */
    public Slice<UserView> batch(UserFilter filter, SortOrder sort, Position after, int size) {
        var ids = new ListQuery<>(IDS, filter, sort).batch(after, size);
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
        return ids(new Conditions().and("email_key = ?", Conditions.key(email))).stream()
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
        return ids.isEmpty() ? Set.of() : ids(new Conditions().ids(ids));
    }

    @Override
    public Set<Long> active(Set<Long> ids) {
        return ids.isEmpty() ? Set.of() : ids(new Conditions().ids(ids).and("status = ?", User.ACTIVE));
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
        return numbers("SELECT MIN(id) FROM users", List.of()).get(0);
    }

    private Set<Long> ids(Conditions where) {
        return Set.copyOf(numbers("SELECT id FROM users" + where, where.values()));
    }

    private List<Long> numbers(String sql, List<Object> values) {
        return Statements.reading(database).rows(sql, row -> row.getLong(1), values.toArray());
    }
}
