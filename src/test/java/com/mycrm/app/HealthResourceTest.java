package com.mycrm.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.ReadinessCheck;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealthResourceTest {

    private static final ReadinessCheck STUCK = check("workers", false, Map.of("stuck", "forwards, imports"));
    private static final ReadinessCheck READY = check("database", true, Map.of());

    private final HealthResource health = new HealthResource();

    @Test
    void checkThatIsDownIsNamedWithItsCause() {
        of(STUCK, READY);
        assertEquals("503 " + """
                {"status":"DOWN","checks":[{"name":"database","status":"UP","data":{}},\
                {"name":"workers","status":"DOWN","data":{"stuck":"forwards, imports"}}]}""", text(health.ready()));
        assertEquals("503 " + """
                {"status":"DOWN","checks":[{"name":"service","status":"UP","data":{}},\
                {"name":"database","status":"UP","data":{}},\
                {"name":"workers","status":"DOWN","data":{"stuck":"forwards, imports"}}]}""", text(health.health()));
    }

    @Test
    void nodeThatIsNotReadyIsAliveAndStarted() {
        of(STUCK);
        assertEquals("200 " + """
                {"status":"UP","checks":[{"name":"service","status":"UP","data":{}}]}""", text(health.live()));
        assertEquals("200 " + """
                {"status":"UP","checks":[]}""", text(health.started()));
    }

    @SuppressWarnings("unchecked") // the proxy is asked for nothing but its stream
    private void of(ReadinessCheck... checks) {
        health.readiness = (Instance<ReadinessCheck>) Proxy.newProxyInstance(
                HealthResourceTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (self, method, arguments) -> Stream.of(checks));
    }

    private static ReadinessCheck check(String name, boolean isReady, Map<String, String> data) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isReady() {
                return isReady;
            }

            @Override
            public Map<String, String> data() {
                return data;
            }
        };
    }

    private static String text(Response answer) {
        return answer.getStatus() + " " + new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
    }
}
