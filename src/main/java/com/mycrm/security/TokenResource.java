package com.mycrm.security;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.text.Texts;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.security.Tokens.Use;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.Instant;

/** Gives tokens for API keys, and for user names and passwords (the older login, whose clients require a 201). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    /** The clients of the login keep its token for 45 minutes. */
    private static final Duration SHORTEST_LOGIN = Duration.ofMinutes(45);

    private static final int LONGEST_NAME = 100;
    private static final String GRANT_TYPE = "grant_type";

    @Inject
    CredentialChecker logins;

    @Inject
    Tokens tokens;

    @Inject
    CallerResolver callers;

    @EJB
    ApiKeys keys;

    @Inject
    HttpServletRequest request;

    @POST
    @Path("auth/oauth/v1/token")
    @PermitAll
    public Response forKey(@HeaderParam("Authorization") String authorization, InputStream body) throws IOException {
        checkOpen();
        var asked = TokenRequest.read(body);
        var client = asked.client(authorization)
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.because("This needs an API key and its secret."));
        switch (grantType(asked)) {
            case "client_credentials" -> {
                var name = known("key:" + client.name());
                var life = Settings.duration(Setting.TOKEN_LIFE);
                var key = logins.key(client);
                var token = tokens.issue(Use.ACCESS, key.userId(), name, key.keyId(), key.since(), life);
                keys.use(key.keyId());
                return answer(200, TokenDocument.bearer(token, null, life.toSeconds()));
            }
            default -> throw OAuthError.UNSUPPORTED_GRANT_TYPE.because("grant_type takes client_credentials.");
        }
    }

    @POST
    @Path("token")
    @PermitAll
    public Response forLogin(InputStream body) throws IOException {
        checkOpen();
        var asked = TokenRequest.read(body);
        return switch (grantType(asked)) {
            case "password" -> {
                var login = asked.login("username", "password");
                var name = known("login:" + login.name());
                var user = logins.user(login);
                yield login(user.userId(), name, user.since());
            }
            case "refresh_token" -> refreshed(asked);
            default -> throw OAuthError.UNSUPPORTED_GRANT_TYPE.because("grant_type takes password or refresh_token.");
        };
    }

    private Response refreshed(TokenRequest asked) {
        try {
            var known =
                    tokens.verify(SignedJWT.parse(asked.field("refresh_token").orElse("")), Use.REFRESH);
            var grant = callers.currentGrant(known);
            return login(known.userId(), known(known.name()), grant.passwordSetAt());
        } catch (TokenRefused e) {
            throw OAuthError.INVALID_GRANT.because(e.getMessage());
        } catch (ParseException e) {
            throw OAuthError.INVALID_GRANT.because("The refresh token is not valid.");
        }
    }

    private Response login(long userId, String name, Instant since) {
        var life = Settings.duration(Setting.LOGIN_LIFE);
        var kept = life.compareTo(SHORTEST_LOGIN) < 0 ? SHORTEST_LOGIN : life;
        return answer(
                201,
                TokenDocument.bearer(
                        tokens.issue(Use.ACCESS, userId, name, null, since, kept),
                        tokens.issue(Use.REFRESH, userId, name, null, since, Settings.duration(Setting.REFRESH_LIFE)),
                        kept.toSeconds()));
    }

    /** Tells the access log who asks, in what one line of a log can hold. */
    private String known(String name) {
        var shown = name.replaceAll("[^ -~]", "?");
        var caller = Texts.truncate(shown, LONGEST_NAME);
        request.setAttribute(BearerFilter.NAME, caller);
        return caller;
    }

    private static String grantType(TokenRequest asked) {
        return asked.field(GRANT_TYPE).orElseThrow(() -> OAuthError.INVALID_REQUEST.because("grant_type is missing."));
    }

    private static void checkOpen() {
        if (!Settings.isOn(Setting.TOKEN_ENDPOINTS)) {
            throw Problems.notFound("This endpoint");
        }
    }

    private static Response answer(int status, TokenDocument document) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(document)
                .build();
    }
}
