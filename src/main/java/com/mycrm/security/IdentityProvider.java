package com.mycrm.security;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.problem.Causes;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.DatabaseReady;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.VerifiedToken;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifies the tokens of an identity provider, such as Keycloak.
 *
 * <p>Its settings have the names of MicroProfile JWT 2.1: {@code mp.jwt.verify.issuer},
 * {@code mp.jwt.verify.publickey.location} (URL or file of a JWKS) and {@code mp.jwt.verify.audiences}. Without the
 * first two there is no identity provider.
 */
@ApplicationScoped
class IdentityProvider {

    private static final Logger LOG = System.getLogger(IdentityProvider.class.getName());
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 256 * 1024;
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final String issuer = Settings.configured(ISSUER).orElse(null);
    private final String[] rightsClaim = Settings.text(Setting.IDP_RIGHTS_CLAIM).split("\\.");
    private final DefaultJWTProcessor<SecurityContext> processor = processor();

    /** Makes this bean at the start, so that keys that cannot be read end it. */
    void check(@Observes DatabaseReady ready) {
        var location = Settings.configured(KEYS);
        if ((issuer == null) != location.isEmpty()) {
            LOG.log(WARNING, "{0} and {1} have an effect only together; one of them is not set", ISSUER, KEYS);
        }
    }

    boolean isIssuer(String tokenIssuer) {
        return processor != null && issuer.equals(tokenIssuer);
    }

    VerifiedToken verify(SignedJWT token) throws TokenRefused {
        try {
            var claims = processor.process(token, null);
            var name = Stream.of("upn", "preferred_username", "sub")
                    .map(claims::getClaim)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Object::toString)
                    .orElse("?");
            return new VerifiedToken(
                    null,
                    "idp:" + name,
                    null,
                    rights(claims),
                    claims.getExpirationTime().toInstant());
        } catch (ExpiredJWTException e) {
            throw TokenRefused.expired();
        } catch (RateLimitReachedException e) {
            throw BearerFilter.cannotCheck();
        } catch (KeySourceException e) {
            LOG.log(
                    WARNING,
                    "The keys of {0} cannot be read: {1}",
                    KEYS,
                    Causes.root(e).getMessage());
            throw BearerFilter.cannotCheck();
        } catch (BadJOSEException | JOSEException e) {
            throw TokenRefused.bad();
        }
    }

    /** Reads the rights of the configured claim. Other words in it, such as roles of the provider, are ignored. */
    private Set<String> rights(JWTClaimsSet claims) {
        Object value = claims.getClaims();
        for (var step : rightsClaim) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        Collection<?> words = value instanceof Collection<?> list
                ? list
                : value == null ? List.of() : List.of(value.toString().split(" "));
        return words.stream().map(String::valueOf).filter(Rights.ALL::contains).collect(Collectors.toSet());
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        var location = Settings.configured(KEYS);
        if (issuer == null || location.isEmpty()) {
            return null;
        }
        var audiences = Settings.configured("mp.jwt.verify.audiences").map(list -> Set.of(list.split("\\s*,\\s*")));
        var verifier =
                new DefaultJWTClaimsVerifier<>(
                        audiences.orElse(null),
                        new JWTClaimsSet.Builder().issuer(issuer).build(),
                        Set.of("exp"),
                        Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(DatabaseClock.now());
                    }
                };
        verifier.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(location.get())));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(verifier);
        return processor;
    }

    /**
     * Keys of a URL are cached, read again if a token names an unknown one, and still used while the URL does not
     * answer.
     */
    private static JWKSource<SecurityContext> keys(String location) {
        try {
            if (location.startsWith("http:") || location.startsWith("https:")) {
                var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_KEY_SET);
                return JWKSourceBuilder.create(URI.create(location).toURL(), retriever)
                        .outageTolerantForever()
                        .build();
            }
            var path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return new ImmutableJWKSet<>(JWKSet.load(path.toFile()));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    KEYS + " is '" + location + "', but takes the URL or the file of a JWKS", e);
        }
    }
}
