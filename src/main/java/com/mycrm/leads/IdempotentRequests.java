package com.mycrm.leads;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answers of requests that may be repeated, kept for a day in the transaction that made them.
 *
 * <p>Of two that arrive at once, on whatever nodes, the second waits for the first one's row and is then answered from it.
 */
@Stateless
public class IdempotentRequests {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Jsonb JSON = JsonbBuilder.create();

    /** Vendor codes of a wait for a lock that was too long: MySQL's, and MariaDB's and H2's, which limit statements too. */
    private static final Set<Integer> LOCKED = Set.of(1205, 1969, 50200, 57014);

    @PersistenceContext
    EntityManager em;

    /**
     * The answer to the same request before.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 where the same key came with another body
     */
    @SuppressWarnings("unchecked") // rows of a native query
    public Optional<SaveResult> answered(String actor, IdempotentRequest request) {
        List<Object[]> rows = em.createNativeQuery("SELECT body_hash, answer FROM idempotent_requests"
                        + " WHERE actor = ? AND request_key = ? AND created_at > ?")
                .setParameter(1, actor)
                .setParameter(2, request.key())
                .setParameter(3, oldest())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!rows.get(0)[0].equals(request.bodyHash())) {
            throw Problems.unprocessable(List.of(
                    Violation.parameter(IdempotentRequest.HEADER, "was used for a request with another body before")));
        }
        return Optional.of(JSON.fromJson(rows.get(0)[1].toString(), SaveResult.class));
    }

    /** @throws com.mycrm.api.problem.ProblemException 409 where the same request is being answered for too long */
    public void keep(String actor, IdempotentRequest request, SaveResult answer) {
        TransactionConflict.translate(() -> {
            try {
                return replace(actor, request, answer);
            } catch (PersistenceException e) {
                throw isLocked(e) ? Problems.conflict("The same request is being answered at the moment.", RETRY) : e;
            }
        });
    }

    private int replace(String actor, IdempotentRequest request, SaveResult answer) {
        em.createNativeQuery("DELETE FROM idempotent_requests WHERE actor = ? AND request_key = ? AND created_at <= ?")
                .setParameter(1, actor)
                .setParameter(2, request.key())
                .setParameter(3, oldest())
                .executeUpdate();
        return em.createNativeQuery("INSERT INTO idempotent_requests"
                        + " (actor, request_key, body_hash, created_at, lead_id, answer) VALUES (?, ?, ?, ?, ?, ?)")
                .setParameter(1, actor)
                .setParameter(2, request.key())
                .setParameter(3, request.bodyHash())
                .setParameter(4, Instant.now().getEpochSecond())
                .setParameter(5, answer.lead().id())
                .setParameter(6, JSON.toJson(answer))
                .executeUpdate();
    }

    /** Answers hold what leads said, and go with them. */
    public void forget(Set<Long> leads) {
        leads.forEach(id -> em.createNativeQuery("DELETE FROM idempotent_requests WHERE lead_id = ?")
                .setParameter(1, id)
                .executeUpdate());
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void forgetOld() {
        em.createNativeQuery("DELETE FROM idempotent_requests WHERE created_at <= ?")
                .setParameter(1, oldest())
                .executeUpdate();
    }

    private static long oldest() {
        return Instant.now().minus(KEPT).getEpochSecond();
    }

    private static boolean isLocked(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException sql && LOCKED.contains(sql.getErrorCode()));
    }
}
