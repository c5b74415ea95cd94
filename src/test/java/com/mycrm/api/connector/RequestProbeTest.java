package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

/** How a request counts, from its receipt to the end of its answer. */
class RequestProbeTest {

    private final ClientConnections clients = new ClientConnections(refusal -> {});
    private final RequestProbe probe = new RequestProbe(clients, () -> false);
    private final List<Request> requests =
            Stream.<Request>generate(ReceivedRequest::new).limit(64 + 1024).toList();

    /** A request without a connection. */
    private static final class ReceivedRequest extends Request {

        ReceivedRequest() {
            super(new Response() {});
            request = HttpRequestPacket.builder()
                    .method("GET")
                    .uri("/")
                    .protocol("HTTP/1.1")
                    .build();
        }
    }

    private static Response responseTo(Request answered) {
        return new Response() {
            @Override
            public Request getRequest() {
                return answered;
            }
        };
    }

    @Test
    void suspendedRequestsAreNoLoad() {
        requests.forEach(request -> probe.onRequestReceiveEvent(null, null, request));
        assertEquals(503, load());
        requests.forEach(request -> probe.onRequestSuspendEvent(null, null, request));
        assertEquals(200, load());
        requests.forEach(request -> probe.onRequestResumeEvent(null, null, request));
        assertEquals(503, load());
        requests.forEach(request -> probe.onRequestCompleteEvent(null, null, responseTo(request)));
        assertEquals(200, load());
    }

    @Test
    void suspendedRequestThatIsCancelledEndsOnce() {
        var request = requests.get(0);
        probe.onRequestReceiveEvent(null, null, request);
        probe.onRequestSuspendEvent(null, null, request);
        probe.onRequestCompleteEvent(null, null, responseTo(request));
        requests.stream().skip(1).forEach(other -> probe.onRequestReceiveEvent(null, null, other));
        assertEquals(200, load());
    }

    private int load() {
        try {
            clients.checkLoad("/");
            return 200;
        } catch (RefusedRequest refusal) {
            return refusal.problem().status();
        }
    }
}
