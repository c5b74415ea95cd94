package com.mycrm.users;

import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.directory.DirectoryQueries;
import com.mycrm.directory.DirectoryType;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reads of users. */
@Stateless
@LocalBean
@Local(UserDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserQueries extends DirectoryQueries<User, UserView> implements UserDirectory {

    static final DirectoryType TYPE = new DirectoryType("user", "users");

    private static final int MOST_WORDS = 6;

    private static final Projection<User, Long> IDS = Projection.ids(User.class, () -> User_.id);

    public UserQueries() {
        super(User.class, IDS);
    }

    @Override
    protected Conditions<User> named(String name) {
        return Conditions.<User>all().sameKey(User_.emailKey, name);
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
    public Set<Long> byName(String text) {
        var byEmail = idOf(text);
        return byEmail.isPresent() ? Set.of(byEmail.get()) : byFullName(text);
    }

    /** Each blank can be the one between the names, of which either can be first. */
    private Set<Long> byFullName(String text) {
        var words = List.of(CanonicalText.key(text).replace(',', ' ').strip().split("\\s+"));
        var found = new HashSet<Long>();
        for (var i = 1; i < words.size() && words.size() <= MOST_WORDS; i++) {
            var one = String.join(" ", words.subList(0, i));
            var other = String.join(" ", words.subList(i, words.size()));
            found.addAll(ids(Conditions.<User>all().add(new FullNameCondition(one, other))));
            found.addAll(ids(Conditions.<User>all().add(new FullNameCondition(other, one))));
        }
        return found;
    }

    @Override
    public long fallback() {
        return Settings.optional(Setting.FALLBACK_USER).flatMap(this::idOf).orElseGet(this::first);
    }

    @Override
    public Optional<String> phone(long id) {
        return entity(id).map(User::phone);
    }

    private long first() {
        return queries()
                .list(IDS, List::of, new SortOrder<>(UserSort.ID, UserSort.ID, true))
                .first()
                .orElseThrow();
    }
}
