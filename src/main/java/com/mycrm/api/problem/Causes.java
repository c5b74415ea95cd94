package com.mycrm.api.problem;

import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** The cause chain of an exception. */
public final class Causes {

    /** Bounds the chain, because nothing forbids a cycle in it. */
    private static final int MAX_DEPTH = 20;

    private Causes() {}

    /** The exception, its cause, the cause of that, and so on; of a failed commit also what the database reported. */
    public static Stream<Throwable> of(Throwable failure) {
        return isOfCommit(failure)
                ? Stream.concat(chain(failure), FailedCommit.get().stream().flatMap(Causes::chain))
                : chain(failure);
    }

    /** Those exceptions of the chain that have this type. */
    public static <T extends Throwable> Stream<T> of(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast);
    }

    /** The last exception of the chain. */
    public static Throwable root(Throwable failure) {
        return of(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** Whether the server's transaction manager failed to commit. */
    public static boolean isOfCommit(Throwable failure) {
        return chain(failure).anyMatch(XAException.class::isInstance);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH);
    }
}
