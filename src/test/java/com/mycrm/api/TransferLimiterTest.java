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
    void oneAddressGetsAShareBeforeItsTokenIsChecked() {
        for (var i = 0; i < TransferLimiter.MOST_OF_ONE_CALLER; i++) {
            limiter.acquire(fromAddress("10.0.0.1"));
        }
        assertEquals(429, refused(fromAddress("10.0.0.1")));
        limiter.acquire(fromAddress("10.0.0.2"));
    }

    @Test
    void allCallersGetNoMoreThanAllPermits() {
        var all = acquired(TransferLimiter.MOST);
        assertEquals(503, refused("other"));
        limiter.release(all.get(0));
        limiter.release(all.get(0));
        limiter.acquire(request("other"));
        assertEquals(503, refused("other"));
    }

    @Test
    void aRequestTakesOnePermit() {
        var all = acquired(TransferLimiter.MOST - 1);
        limiter.acquire(all.get(0));
        limiter.acquire(request("other"));
        assertEquals(503, refused("other"));
    }

    /** By as many callers as are needed. */
    private List<HttpServletRequest> acquired(int count) {
        var requests = new ArrayList<HttpServletRequest>();
        for (var caller = 0; requests.size() < count; caller++) {
            requests.addAll(acquired(
                    Math.min(TransferLimiter.MOST_OF_ONE_CALLER, count - requests.size()), "caller " + caller));
        }
        return requests;
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
        return refused(request(caller));
    }

    private int refused(HttpServletRequest request) {
        return assertThrows(ProblemException.class, () -> limiter.acquire(request))
                .problem()
                .status();
    }

    private static HttpServletRequest request(String caller) {
        return new FakeRequest("GET", "/users")
                .attribute(ActorName.ATTRIBUTE, caller)
                .servlet();
    }

    private static HttpServletRequest fromAddress(String address) {
        return new FakeRequest("POST", "/users/import").remoteAddress(address).servlet();
    }
}
