package com.mycrm.users;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.UpsertResult;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problems;
import com.mycrm.directory.Referrer;
import com.mycrm.directory.UserRemoved;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Every write of users. Each may throw {@link TransactionConflict}, and is then to be tried again. */
@Stateless
public class UserCommands {

    @PersistenceContext
    EntityManager em;

    @EJB
    UserQueries users;

    @Inject
    ChangeCounts counts;

    @Inject
    Instance<Referrer> referrers;

    @Inject
    Event<UserRemoved> removed;

    public Versioned<UserView> create(UserInput input) {
        return TransactionConflict.translate(() -> {
            input.requireWhole();
            checkEmail(input, null);
            input.source().check();
            return made(input);
        });
    }

    /** Changes what the input names. */
    public Versioned<UserView> change(long id, UserInput input, IfMatch expected) {
        return TransactionConflict.translate(() -> {
            var user = locked(id, expected);
            input.requireKept();
            checkEmail(input, id);
            input.source().check();
            return changed(user, user.values().with(input));
        });
    }

    /** Puts the input in the user's place. */
    public Versioned<UserView> replace(long id, UserInput input, IfMatch expected) {
        return TransactionConflict.translate(() -> replaced(id, input, expected));
    }

    /** Puts the input in the place of the user with that e-mail, or makes one. */
    public UpsertResult<UserView> put(String email, UserInput input, IfMatch expected) {
        return TransactionConflict.translate(() -> {
            var id = users.idOf(email);
            if (id.isPresent()) {
                return new UpsertResult<>(false, replaced(id.get(), input, expected));
            }
            expected.checkNone();
            input.requireWhole();
            input.source().check(); // and not whether the e-mail is free: if it no longer is, there is one to replace
            return new UpsertResult<>(true, made(input));
        });
    }

    /** Makes or changes each user by its e-mail. An input with faults is left out; they are in its source. */
    public void putAll(List<UserInput> inputs) {
        TransactionConflict.translate(() -> {
            inputs.forEach(this::put);
            return inputs;
        });
    }

    private void put(UserInput input) {
        var id = input.email().optional().flatMap(users::idOf);
        if (id.isPresent()) {
            input.requireKept();
        } else {
            input.requireWhole();
        }
        if (!input.source().faults().isEmpty()) {
            return;
        }
        if (id.isPresent()) {
            var user = locked(id.get(), IfMatch.ALL);
            changed(user, user.values().with(input));
        } else {
            made(input);
        }
    }

    /** Deletes a user, or deactivates one that others refer to and returns it. */
    public Optional<Versioned<UserView>> delete(long id, IfMatch expected) {
        return TransactionConflict.translate(() -> {
            var user = locked(id, expected);
            if (referrers.stream().anyMatch(referrer -> referrer.refersToUser(id))) {
                return Optional.of(changed(user, user.values().deactivated()));
            }
            removed.fire(new UserRemoved(id));
            em.remove(user);
            em.flush();
            counts.add(UserRelation.COUNTER);
            return Optional.empty();
        });
    }

    private Versioned<UserView> replaced(long id, UserInput input, IfMatch expected) {
        var user = locked(id, expected);
        input.requireWhole();
        checkEmail(input, id);
        input.source().check();
        return changed(user, UserData.whole(input));
    }

    private User locked(long id, IfMatch expected) {
        var user = em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            throw Problems.notFound("The user " + id);
        }
        expected.check(user.version());
        return user;
    }

    private void checkEmail(UserInput input, Long own) {
        var other = input.email().optional().flatMap(users::idOf).filter(id -> !id.equals(own));
        if (other.isPresent()) {
            input.source().fault(UserInput.EMAIL, "is the e-mail of another user");
        }
    }

    private Versioned<UserView> made(UserInput input) {
        var user = new User(UserData.whole(input), now());
        em.persist(user);
        return saved(user);
    }

    private Versioned<UserView> changed(User user, UserData to) {
        return user.change(to, now()) ? saved(user) : new Versioned<>(user.version(), user.view());
    }

    private Versioned<UserView> saved(User user) {
        em.flush();
        counts.add(UserRelation.COUNTER);
        return new Versioned<>(user.version(), user.view());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
