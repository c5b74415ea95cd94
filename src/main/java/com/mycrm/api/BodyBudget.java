package com.mycrm.api;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.text.CountingInputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limit of the request bodies that this node holds in memory at a time: their sum is a share of the heap. A body that
 * has no room in it is 503 with {@code Retry-After}.
 *
 * <p>The first bytes of each body are not counted, so that large bodies never push small ones out. An uploaded file is
 * not counted, because it is stored piece by piece.
 */
@ApplicationScoped
public class BodyBudget {

    /** Bytes of each body that are not counted. */
    static final int FREE = 16 * 1024;

    /** A body takes up to ten times its bytes while it is read: as bytes, as text and as objects. */
    private static final int SHARE = 32;

    private static final long LEAST = 4 * 1024 * 1024;
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String BODY = "leads.counted_body";

    private final AtomicLong left;

    public BodyBudget() {
        this(Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE));
    }

    BodyBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /**
     * The body of a request, which counts the bytes that are read from it. It takes the place of a former body, as in a
     * request that is forwarded with another one.
     */
    public InputStream counted(InputStream body, HttpServletRequest request) {
        release(request);
        var counted = new CountedBody(body);
        request.setAttribute(BODY, counted);
        return counted;
    }

    /** Gives the bytes of a request back, when it has ended. */
    void release(HttpServletRequest request) {
        if (request.getAttribute(BODY) instanceof CountedBody body) {
            request.removeAttribute(BODY);
            left.addAndGet(body.held);
        }
    }

    private final class CountedBody extends CountingInputStream {

        private long read;
        private long held;

        CountedBody(InputStream body) {
            super(body);
        }

        @Override
        protected void count(int bytes) {
            read += bytes;
            var more = Math.max(0, read - FREE) - held;
            if (more > 0 && left.addAndGet(-more) < 0) {
                left.addAndGet(more);
                throw Problems.unavailable("This node reads too many large bodies at the moment.", RETRY);
            }
            held += more;
        }
    }
}
