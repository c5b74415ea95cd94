package com.mycrm.security;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseReady;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;

/**
 * The key that signs this service's tokens: the file of {@link Setting#SIGNING_KEY}, or a key that the first start
 * generates and stores in the database for all nodes.
 */
@ApplicationScoped
public class SigningKey {

    private static final int BITS = 2048;

    @Inject
    SigningKeyStore store;

    private volatile RSAKey key;

    void load(@Observes @Priority(2000) DatabaseReady ready) {
        key = Settings.optional(Setting.SIGNING_KEY).map(SigningKey::ofFile).orElseGet(this::stored);
    }

    /** @throws com.mycrm.api.problem.ProblemException 503 before the database has been ready */
    RSAKey get() {
        if (key == null) {
            throw BearerFilter.cannotCheck();
        }
        return key;
    }

    private RSAKey stored() {
        try {
            return RSAKey.parse(store.keyOr(new RSAKeyGenerator(BITS).generate().toJSONString()));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The signing key in the database cannot be used", e);
        }
    }

    private static RSAKey ofFile(String file) {
        try {
            var key = fromPem(Files.readString(Path.of(file)));
            if (key.size() < BITS) {
                throw new InvalidKeyException("The key is too short");
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Setting.SIGNING_KEY.key() + " is '" + file + "', but takes a file with an RSA private key of "
                            + BITS + " bits at least, in PEM form (PKCS #8)",
                    e);
        }
    }

    /** PKCS #8, as {@code openssl genpkey -algorithm RSA} writes it. */
    static RSAKey fromPem(String pem) throws GeneralSecurityException {
        var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new RSAKey.Builder((RSAPublicKey) open).privateKey(secret).build();
    }
}
