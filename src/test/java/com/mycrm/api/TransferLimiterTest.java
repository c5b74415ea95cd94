package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.connector.Connector;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferLimiterTest {

    private final TransferLimiter limiter = new TransferLimiter(new Connector());

    @Test
    void oneCallerGetsAShare() {
        var own = acquired(TransferLimiter.MOST_OF_ONE_CALLER, "key");
        assertEquals(429, refused("key"));
        limiter.acquire(request("other"));
        limiter.release(own.get(0));
        limiter.acquire(request("key"));
        assertEquals(429, refused("key"));
    }

    @Test
    void allCallersGetNoMoreThanAllPermits() {
        var all = acquired(TransferLimiter.MOST, null);
        assertEquals(503, refused(null));
        limiter.release(all.get(0));
        limiter.release(all.get(0));
        limiter.acquire(request("key"));
        assertEquals(503, refused("key"));
    }

    @Test
    void aRequestTakesOnePermit() {
        var all = acquired(TransferLimiter.MOST - 1, null);
        limiter.acquire(all.get(0));
        limiter.acquire(request(null));
        assertEquals(503, refused(null));
    }

    private List<HttpServletRequest> acquired(int count, String caller) {
        var requests = new ArrayList<HttpServletRequest>();
        for (var i = 0; i < count; i++) {
            requests.add(request(caller));
            limiter.acquire(requests.get(i));
        }
        return requests;
    }

    private int refused(String caller) {
        var request = request(caller);
        return assertThrows(ProblemException.class, () -> limiter.acquire(request))
                .problem()
                .status();
    }

    private static HttpServletRequest request(String caller) {
        var request = new FakeRequest("GET", "/users").servlet();
        if (caller != null) {
            request.setAttribute(ActorName.ATTRIBUTE, caller);
        }
        return request;
    }
}
