package com.mycrm.security;

import com.mycrm.api.ActorName;
import com.mycrm.api.ClientAddress;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.Use;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import java.util.UUID;

/**
 * Issues tokens for API keys, and for user names and passwords.
 *
 * <p>The second way is the older one of the live API. Its clients expect a 201.
 */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    /** Clients of the login keep its token for 45 minutes. */
    private static final Duration MIN_LOGIN_LIFE = Duration.ofMinutes(45);

    static final String KEY_PATH = "auth/oauth/v1/token";
    static final String LOGIN_PATH = "token";

    /** What clients of the live API ask for. It limits nothing: the key has the rights. */
    private static final String DEFAULT_SCOPE = "openid";

    private static final int MAX_SCOPE = 200;
    private static final String BEARER = "Bearer";
    private static final String GRANT_TYPE = "grant_type";

    /**
     * A token as in RFC 6749, section 5.1.
     *
     * @param refreshToken null, and then missing in the answer, for the token of an API key
     * @param scope null, and then missing in the answer, for the token of a login
     * @param expiresIn in seconds
     */
    @JsonbPropertyOrder({"accessToken", "refreshToken", "tokenType", "scope", "expiresIn"})
    public record Document(
            String accessToken,
            @JsonbNillable(false) String refreshToken,
            String tokenType,
            @JsonbNillable(false) String scope,
            long expiresIn) {}

    @Inject
    CredentialChecker credentials;

    @Inject
    Tokens tokens;

    @Inject
    LoginSessions sessions;

    @Inject
    CallerResolver callers;

    @Inject
    HttpServletRequest request;

    @POST
    @Path(KEY_PATH)
    @PermitAll
    public Response forKey(@HeaderParam("Authorization") String authorization, InputStream body) throws IOException {
        checkEnabled();
        var tokenRequest = TokenRequest.read(body);
        var client = tokenRequest
                .client(authorization)
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.toException("This needs an API key and its secret."));
        if (!tokenRequest.required(GRANT_TYPE).equals("client_credentials")) {
            throw OAuthError.UNSUPPORTED_GRANT_TYPE.toException("grant_type takes client_credentials.");
        }
        var scope = scope(tokenRequest);
        var name = recordCaller("key:" + client.name());
        var life = Settings.duration(Setting.TOKEN_LIFE);
        var key = credentials.checkKey(client, ClientAddress.of(request));
        var holder = new Holder(key.userId(), key.keyId(), key.number());
        var token = tokens.issue(Use.ACCESS, newId(), name, holder, life);
        return answer(200, new Document(token, null, BEARER, scope, life.toSeconds()));
    }

    @POST
    @Path(LOGIN_PATH)
    @PermitAll
    public Response forLogin(InputStream body) throws IOException {
        checkEnabled();
        var tokenRequest = TokenRequest.read(body);
        return switch (tokenRequest.required(GRANT_TYPE)) {
            case "password" -> {
                var login = tokenRequest.login("username", "password");
                var name = recordCaller("login:" + CanonicalText.key(login.name()));
                var refreshId = newId();
                var password = credentials.checkLogin(login, ClientAddress.of(request));
                var holder = TransactionConflict.retry(() -> sessions.open(password, refreshId, sessionLife()));
                yield issue(name, holder, refreshId);
            }
            case "refresh_token" -> refresh(tokenRequest.required("refresh_token"));
            default ->
                throw OAuthError.UNSUPPORTED_GRANT_TYPE.toException("grant_type takes password or refresh_token.");
        };
    }

    private Response refresh(String refreshToken) {
        try {
            var token = tokens.verify(SignedJWT.parse(refreshToken), Use.REFRESH);
            callers.checkHolder(token);
            var refreshId = newId();
            if (!TransactionConflict.retry(
                    () -> sessions.renew(token.holder(), token.id(), refreshId, sessionLife()))) {
                callers.forgetGrants();
                throw OAuthError.INVALID_GRANT.toException(
                        "The refresh token was used before, so its login has ended.");
            }
            return issue(recordCaller(token.name()), token.holder(), refreshId);
        } catch (TokenRefused e) {
            throw OAuthError.INVALID_GRANT.toException(e.getMessage());
        } catch (ParseException e) {
            throw OAuthError.INVALID_GRANT.toException("The refresh token is not valid.");
        }
    }

    private Response issue(String name, Holder holder, String refreshId) {
        var access = tokens.issue(Use.ACCESS, newId(), name, holder, accessLife());
        var refresh = tokens.issue(Use.REFRESH, refreshId, name, holder, Settings.duration(Setting.REFRESH_LIFE));
        return answer(
                201, new Document(access, refresh, BEARER, null, accessLife().toSeconds()));
    }

    private static Duration accessLife() {
        return longer(Settings.duration(Setting.LOGIN_LIFE), MIN_LOGIN_LIFE);
    }

    /** A login lives as long as the last of its tokens. */
    private static Duration sessionLife() {
        return longer(Settings.duration(Setting.REFRESH_LIFE), accessLife());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Names the caller in the access log, and returns that name. */
    private String recordCaller(String name) {
        request.setAttribute(ActorName.ATTRIBUTE, name);
        return name;
    }

    private static void checkEnabled() {
        if (!Settings.isOn(Setting.TOKEN_ENDPOINTS)) {
            throw Problems.notFound("This endpoint");
        }
    }

    /** The scope that the client asks for, which it gets. */
    private static String scope(TokenRequest tokenRequest) {
        var scope = tokenRequest.field("scope").orElse(DEFAULT_SCOPE);
        if (scope.length() > MAX_SCOPE || !scope.matches("[ !#-\\[\\]-~]+")) {
            throw OAuthError.INVALID_SCOPE.toException("scope takes printable ASCII characters.");
        }
        return scope;
    }

    private static Response answer(int status, Document document) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(document)
                .build();
    }
}
