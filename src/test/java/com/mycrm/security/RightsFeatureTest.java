package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsFeatureTest {

    private static final Caller READER = new Caller("key:reader", 1L, Set.of(Rights.LEAD_READ));

    private final Map<String, Object> properties = new HashMap<>();
    private SecurityContext context;

    /** A resource with each kind of method. */
    static class Resource {

        @RolesAllowed({Rights.LEAD_READ, Rights.LEAD_UPDATE})
        void restricted() {}

        @PermitAll
        void open() {}

        void unmarked() {}
    }

    @Test
    void methodIsGuardedByItsRights() throws Exception {
        assertEquals(
                List.of(new RightsFeature.Gate(List.of(Rights.LEAD_READ, Rights.LEAD_UPDATE))),
                registeredFor("restricted"));
    }

    @Test
    void openMethodHasNoGate() throws Exception {
        assertEquals(List.of(), registeredFor("open"));
    }

    @Test
    void methodWithoutAnAnnotationIsClosed() throws Exception {
        properties.put(BearerFilter.CALLER, new Caller("key:admin", 1L, Rights.ALL));
        var gate = (RightsFeature.Gate) registeredFor("unmarked").get(0);
        assertEquals(
                403,
                assertThrows(ProblemException.class, () -> gate.filter(request()))
                        .problem()
                        .status());
    }

    @Test
    void methodOfTheServerIsLeftAlone() {
        var registered = new ArrayList<>();
        var info = stub(
                ResourceInfo.class,
                (self, method, arguments) ->
                        method.getName().equals("getResourceClass") ? String.class : String.class.getMethod("length"));
        new RightsFeature().configure(info, featureContext(registered));
        assertEquals(List.of(), registered);
    }

    @Test
    void oneOfTheRightsIsEnough() {
        properties.put(BearerFilter.CALLER, READER);
        gate(Rights.LEAD_UPDATE, Rights.LEAD_READ).filter(request());
        assertEquals("key:reader", context.getUserPrincipal().getName());
        assertTrue(context.isUserInRole(Rights.LEAD_READ));
        assertFalse(context.isUserInRole(Rights.LEAD_UPDATE));
    }

    @Test
    void missingRightsAreNamed() {
        properties.put(BearerFilter.CALLER, READER);
        var refusal = refusal(gate(Rights.USER_READ, Rights.USER_MANAGE));
        assertEquals(403, refusal.problem().status());
        assertEquals(
                "This needs the right user.read or user.manage, which the token does not give.", refusal.getMessage());
    }

    @Test
    void requestWithoutATokenIsA401() {
        var refusal = refusal(gate(Rights.LEAD_READ));
        assertEquals(401, refusal.problem().status());
        assertEquals("This needs a bearer token.", refusal.getMessage());
        assertEquals(Map.of("WWW-Authenticate", "Bearer"), refusal.headers());
    }

    @Test
    void reasonOfARefusedTokenIsTheAnswer() {
        properties.put(BearerFilter.REFUSAL, BearerFilter.cannotCheck());
        assertSame(properties.get(BearerFilter.REFUSAL), refusal(gate(Rights.LEAD_READ)));
    }

    private ProblemException refusal(RightsFeature.Gate gate) {
        return assertThrows(ProblemException.class, () -> gate.filter(request()));
    }

    private static RightsFeature.Gate gate(String... rights) {
        return new RightsFeature.Gate(List.of(rights));
    }

    private static List<Object> registeredFor(String name) throws NoSuchMethodException {
        Method resourceMethod = Resource.class.getDeclaredMethod(name);
        var info = stub(
                ResourceInfo.class,
                (self, method, arguments) ->
                        method.getName().equals("getResourceClass") ? Resource.class : resourceMethod);
        var registered = new ArrayList<>();
        new RightsFeature().configure(info, featureContext(registered));
        return registered;
    }

    private static FeatureContext featureContext(List<Object> registered) {
        return stub(FeatureContext.class, (self, method, arguments) -> {
            registered.add(arguments[0]);
            return self;
        });
    }

    private ContainerRequestContext request() {
        return stub(ContainerRequestContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> properties.get(arguments[0]);
            case "setSecurityContext" -> {
                context = (SecurityContext) arguments[0];
                yield null;
            }
            default -> null;
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
