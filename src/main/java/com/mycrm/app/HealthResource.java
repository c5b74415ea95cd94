package com.mycrm.app;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.ReadinessCheck;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Health of this node, with the paths and the JSON of MicroProfile Health 4.0: 200 and UP, or 503 and DOWN. It is never
 * 406, because a probe looks at the status only.
 */
@Path("health")
@ApplicationScoped
public class HealthResource {

    /** Up as long as the service answers. A database that is down does not count: a restart would not help. */
    private static final JsonObject LIVE = check("service", true, Map.of());

    @Any
    @Inject
    Instance<ReadinessCheck> readiness;

    @GET
    @PermitAll
    public Response health() {
        return answer(Stream.concat(Stream.of(LIVE), readiness()).toList());
    }

    @GET
    @Path("live")
    @PermitAll
    public Response live() {
        return answer(List.of(LIVE));
    }

    @GET
    @Path("ready")
    @PermitAll
    public Response ready() {
        return answer(readiness().toList());
    }

    /** A node that answers has started. */
    @GET
    @Path("started")
    @PermitAll
    public Response started() {
        return answer(List.of());
    }

    private Stream<JsonObject> readiness() {
        return readiness.stream()
                .sorted(Comparator.comparing(ReadinessCheck::name))
                .map(check -> check(check.name(), check.isReady(), check.data()));
    }

    private static JsonObject check(String name, boolean isUp, Map<String, ?> data) {
        return JSON.createObjectBuilder()
                .add("name", name)
                .add("status", status(isUp))
                .add("data", JSON.createObjectBuilder(data))
                .build();
    }

    private static Response answer(List<JsonObject> checks) {
        var isUp = checks.stream().allMatch(check -> check.getString("status").equals(status(true)));
        var document = JSON.createObjectBuilder()
                .add("status", status(isUp))
                .add("checks", JSON.createArrayBuilder(checks))
                .build();
        return Response.status(isUp ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(document.toString().getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    private static String status(boolean isUp) {
        return isUp ? "UP" : "DOWN";
    }
}
