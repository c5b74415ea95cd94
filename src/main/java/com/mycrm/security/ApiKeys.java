package com.mycrm.security;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.EntityList;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The API keys: listed without their secrets, created, rotated and revoked.
 *
 * <p>A key has rights of its own, which are no more than its user has when it is created: what the user is given later
 * is not the key's. A caller that creates or rotates a key must hold all of its rights, one that revokes it those that
 * it gives.
 */
@Stateless
@TranslatesConflicts
public class ApiKeys {

    @PersistenceContext
    EntityManager em;

    @Inject
    CredentialStore credentials;

    /** In the order of their ids. */
    public Page<ApiKeyView> page(PageRequest page) {
        return new EntityList<>(em, ApiKey.class, ApiKey_.id).page(page, ApiKey::view);
    }

    public Optional<ApiKeyView> one(long id) {
        return Optional.ofNullable(em.find(ApiKey.class, id)).map(ApiKey::view);
    }

    /** Creates a key with that secret. May throw {@link com.mycrm.persistence.TransactionConflict}. */
    public ApiKeyView create(ApiKeyInput input, String secretHash, Caller caller) {
        var user = input.user().optional().or(() -> Optional.ofNullable(caller.userId()));
        user.ifPresentOrElse(id -> checkUser(input, id), () -> input.source().require(ApiKeyInput.USER, input.user()));
        input.name().optional().ifPresent(name -> checkName(input, name));
        var held = user.map(credentials::rights).orElse(Set.of());
        var rights = input.rights().optional().map(Set::copyOf).orElse(held);
        checkRights(input, rights, held);
        input.source().check();
        caller.checkHolds(rights);
        var id = credentials.insertKey(
                input.name().value(),
                secretHash,
                user.get(),
                rights,
                input.expiresAt().value());
        return locked(id).view();
    }

    /** Gives a key another secret. The former one stays valid for the overlap. */
    public ApiKeyView rotate(long id, String secretHash, Duration overlap, Caller caller) {
        var key = locked(id);
        caller.checkHolds(key.rights());
        if (!key.isValid(DatabaseClock.now())) {
            throw Problems.conflict("The API key " + id + " is revoked or expired.");
        }
        credentials.rotateKey(id, secretHash, DatabaseClock.now().plus(overlap));
        return key.view();
    }

    /** Revokes a key, for a caller that holds the rights that it gives. A revoked one stays as it is. */
    public void revoke(long id, Caller caller) {
        var key = locked(id);
        caller.checkHolds(KeyRights.given(credentials.rights(key.userId()), key.rights()));
        key.revoke(DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private void checkUser(ApiKeyInput input, long id) {
        if (!credentials.lockUser(id)) {
            input.source().fault(ApiKeyInput.USER, "names no user");
        }
    }

    private static void checkRights(ApiKeyInput input, Set<String> given, Set<String> held) {
        new TreeSet<>(given)
                .stream()
                        .filter(right -> !held.contains(right))
                        .forEach(right -> input.source()
                                .fault(
                                        ApiKeyInput.RIGHTS,
                                        "has " + right + ", which the user of the key does not have"));
    }

    private void checkName(ApiKeyInput input, String name) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(ApiKey.class);
        query.where(cb.equal(query.from(ApiKey.class).get(ApiKey_.name), name));
        if (!em.createQuery(query).getResultList().isEmpty()) {
            input.source().fault(ApiKeyInput.NAME, "is the name of another key");
        }
    }

    private ApiKey locked(long id) {
        var key = em.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (key == null) {
            throw Problems.notFound("The API key " + id);
        }
        return key;
    }
}
