package com.mycrm.inbox;

import com.mycrm.api.problem.DatabaseTrouble;
import com.mycrm.api.text.StoredText;
import java.util.stream.Stream;

/**
 * A failed attempt to process an event.
 *
 * @param reason for operators, as long as its column
 * @param isPoison whether no later attempt can succeed
 * @param unexpected a failure whose stack trace the log needs; null where the reason is enough
 * @param trouble known trouble of the database that is all there is to it; null for none
 */
record EventFailure(String reason, boolean isPoison, Throwable unexpected, Throwable trouble) {

    private static final int LONGEST = 500;

    static EventFailure of(Throwable failure) {
        var reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        var isPoison = failure instanceof PoisonEventException;
        var isExpected = isPoison || isExpected(failure);
        return new EventFailure(
                StoredText.truncate(reason, LONGEST),
                isPoison,
                isExpected ? null : failure,
                isExpected ? trouble(failure) : null);
    }

    private static Throwable trouble(Throwable failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .filter(EventFailure::isDatabaseTrouble)
                .findFirst()
                .orElse(null);
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof RetryableEventException
                ? Stream.of(failure.getSuppressed()).allMatch(EventFailure::isDatabaseTrouble)
                : isDatabaseTrouble(failure);
    }

    private static boolean isDatabaseTrouble(Throwable failure) {
        return DatabaseTrouble.in(failure).isPresent();
    }
}
