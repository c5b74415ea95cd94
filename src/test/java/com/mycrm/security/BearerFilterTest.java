package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.TokenRequest.Credentials;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestConfig.class)
class BearerFilterTest {

    private static final Caller CALLER = new Caller("key:sync", 1L, Set.of());

    private final Map<String, Object> properties = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private String path = "users";

    /** Finds a caller or throws. */
    private interface Resolution {
        Caller of(String token) throws TokenRefused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer token", "bearer  token "})
    void callerOfTheTokenIsSet(String header) {
        filter(header, token -> token.equals("token") ? CALLER : null);
        assertEquals(
                Map.of(
                        BearerFilter.CALLER,
                        CALLER,
                        "leads.caller",
                        "key:sync",
                        "leads.caller.user",
                        1L,
                        "leads.caller.rights",
                        CALLER.rights()),
                properties);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Basic YTpi", "Bearer"})
    void requestWithoutABearerTokenHasNoCaller(String header) {
        filter(header, token -> CALLER);
        assertEquals(Map.of(), properties);
    }

    @Test
    void keyAndSecretAreTakenWhereTheSettingAllowsThem() {
        TestConfig.set(Setting.BASIC_AUTH, "true");
        filter("Basic a2V5OnNlY3JldA==", token -> null);
        assertEquals(new Caller("key:key", 7L, 3L, Set.of("lead.read")), properties.get(BearerFilter.CALLER));
        properties.clear();
        filter("Basic a2V5Ondyb25n", token -> null);
        assertEquals(401, refusal().status());
        properties.clear();
        path = "token";
        filter("Basic a2V5OnNlY3JldA==", token -> null);
        assertEquals(Map.of(), properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/ready", "metrics"})
    void nobodyIsLookedUpForHealthAndMetrics(String open) {
        TestConfig.set(Setting.BASIC_AUTH, "true");
        path = open;
        for (var header : List.of("Bearer token", "Basic a2V5Ondyb25n")) {
            filter(header, token -> {
                throw TokenRefused.expired();
            });
        }
        assertEquals(Map.of(), properties);
        assertEquals(List.of(), refusals);
    }

    @Test
    void refusedTokenIsA401AndCounted() {
        filter("Bearer token", token -> {
            throw TokenRefused.expired();
        });
        assertEquals(Problem.of(401, "The token has expired."), refusal());
        assertEquals(List.of("expired"), refusals);
    }

    @Test
    void failureOfTheDatabaseIsA503AndNotCounted() {
        filter("Bearer token", token -> {
            throw new DatabaseException("down", null) {
                private static final long serialVersionUID = 1L;
            };
        });
        assertEquals(Problem.of(503, "Who is calling cannot be checked at the moment."), refusal());
        assertEquals(List.of(), refusals);
    }

    @Test
    void otherProblemIsPassedOn() {
        filter("Bearer token", token -> {
            throw Problems.forbidden("any");
        });
        assertEquals(403, refusal().status());
    }

    private Problem refusal() {
        return ((ProblemException) properties.get(BearerFilter.REFUSAL)).problem();
    }

    private void filter(String header, Resolution resolution) {
        var filter = new BearerFilter();
        filter.callers = new HeaderCallers();
        filter.callers.credentials = new CredentialChecker() {
            @Override
            Secret checkKey(Credentials given, String address) {
                if (!given.equals(new Credentials("key", "secret"))) {
                    throw Problems.unauthorized("wrong");
                }
                return new Secret(7, 3L, 1, "hash");
            }
        };
        filter.servlet = servlet();
        filter.callers.callers = new CallerResolver() {
            @Override
            Caller resolve(String token) throws TokenRefused {
                return resolution.of(token);
            }

            @Override
            Caller of(String name, Holder holder) {
                return new Caller(name, holder.userId(), holder.keyId(), Set.of("lead.read"));
            }
        };
        filter.refused = new RefusedTokenMetrics() {
            @Override
            void count(String reason) {
                refusals.add(reason);
            }
        };
        filter.filter((ContainerRequestContext) Proxy.newProxyInstance(
                BearerFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getHeaderString" -> header;
                    case "getUriInfo" -> uri();
                    case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
                    default -> null;
                }));
    }

    private UriInfo uri() {
        return (UriInfo) Proxy.newProxyInstance(
                BearerFilterTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (self, method, arguments) -> method.getName().equals("getPath") ? path : null);
    }

    private HttpServletRequest servlet() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                BearerFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getHeaders" -> Collections.emptyEnumeration();
                    case "getContextPath" -> "/crm";
                    case "getRequestURI" -> "/crm/" + path;
                    default -> "127.0.0.1";
                });
    }
}
