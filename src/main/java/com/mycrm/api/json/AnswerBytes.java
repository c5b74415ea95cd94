package com.mycrm.api.json;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * The bytes of an answer, before any of it is sent. They are bounded by the heap: a page of large objects, each of
 * which shows a large object in full, would fill it.
 */
public final class AnswerBytes extends ByteArrayOutputStream {

    private static final long LEAST = 8L * 1024 * 1024;
    private static final long SHARE_OF_HEAP = 16;

    private static final long MOST = Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

    private final long most;

    public AnswerBytes(int expected) {
        this(expected, MOST);
    }

    AnswerBytes(int expected, long most) {
        super(expected);
        this.most = most;
    }

    /** @throws ProblemException 400 if there are too many bytes */
    @Override
    public synchronized void write(int single) {
        check(1);
        super.write(single);
    }

    /** @throws ProblemException 400 if there are too many bytes */
    @Override
    public synchronized void write(byte[] some, int offset, int length) {
        check(length);
        super.write(some, offset, length);
    }

    private void check(int more) {
        if (size() + (long) more > most) {
            throw Problems.badRequest(List.of(Violation.parameter(
                    "per_page",
                    "asks for more than one answer can hold: ask for fewer objects (of events by limit),"
                            + " or expand none")));
        }
    }
}
