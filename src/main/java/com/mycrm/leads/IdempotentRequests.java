package com.mycrm.leads;

import com.mycrm.api.problem.DatabaseTrouble;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answers of requests that may be repeated, kept for a day in the transaction that made them.
 *
 * <p>Of two that arrive at once, on whatever nodes, the second waits for the first one's row and is then answered from
 * it.
 */
@Stateless
public class IdempotentRequests {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RETRY = Duration.ofSeconds(1);

    @Inject
    Jdbc jdbc;

    @Inject
    Jsonb jsonb;

    /**
     * The answer to the same request before.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 where the same key came with another body
     */
    public <D> Optional<SaveResult<D>> answered(LeadKind<?, D> kind, String actor, IdempotentRequest request) {
        return jdbc.first(
                "SELECT body_hash, answer FROM idempotent_requests"
                        + " WHERE actor = ? AND request_key = ? AND list = ? AND created_at > ?",
                row -> answer(kind, request, row.getString(1), row.getString(2)),
                actor,
                request.key(),
                kind.number(),
                oldest());
    }

    private <D> SaveResult<D> answer(LeadKind<?, D> kind, IdempotentRequest request, String bodyHash, String answer) {
        if (!bodyHash.equals(request.bodyHash())) {
            throw Problems.unprocessable(List.of(
                    Violation.parameter(IdempotentRequest.HEADER, "was used for a request with another body before")));
        }
        return KeptAnswer.read(answer, kind.detailsType(), jsonb);
    }

    /** @throws com.mycrm.api.problem.ProblemException 409 where the same request is being answered for too long */
    public void keep(LeadKind<?, ?> kind, String actor, IdempotentRequest request, SaveResult<?> answer) {
        try {
            replace(kind, actor, request, answer);
        } catch (DatabaseException e) {
            // A lock that was waited for too long: MariaDB and H2 report it as a statement that took too long.
            throw DatabaseTrouble.SLOW.isIn(e)
                    ? Problems.conflict("The same request is being answered at the moment.", RETRY)
                    : e;
        }
    }

    private void replace(LeadKind<?, ?> kind, String actor, IdempotentRequest request, SaveResult<?> answer) {
        jdbc.update(
                "DELETE FROM idempotent_requests WHERE actor = ? AND request_key = ? AND list = ? AND created_at <= ?",
                actor,
                request.key(),
                kind.number(),
                oldest());
        jdbc.update(
                "INSERT INTO idempotent_requests"
                        + " (actor, request_key, list, body_hash, created_at, lead_id, answer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                actor,
                request.key(),
                kind.number(),
                request.bodyHash(),
                DatabaseClock.now().getEpochSecond(),
                answer.lead().id(),
                KeptAnswer.write(answer, jsonb));
    }

    /** Deletes the answers that show these leads. */
    public void forget(Set<Long> leads) {
        leads.forEach(id -> jdbc.update("DELETE FROM idempotent_requests WHERE lead_id = ?", id));
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void forgetOld() {
        jdbc.update("DELETE FROM idempotent_requests WHERE created_at <= ?", oldest());
    }

    private static long oldest() {
        return DatabaseClock.now().minus(KEPT).getEpochSecond();
    }
}
