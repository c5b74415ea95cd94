package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.config.TestConfig;
import com.mycrm.persistence.DatabaseReady;
import com.mycrm.persistence.MemoryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestConfig.class)
class SigningKeyTest {

    @TempDir
    private Path folder;

    @Test
    void everyNodeHasTheStoredKey() {
        try (var database = new MemoryDatabase()) {
            var first = key(database);
            var second = key(database);
            assertEquals(first.get().toJSONString(), second.get().toJSONString());
        }
    }

    @Test
    void storedKeyIsEncryptedOnceThereIsASecretsKey() {
        try (var database = new MemoryDatabase()) {
            var plain = key(database).get().toJSONString();
            assertEquals(plain, stored(database));
            setSecretsKey(1);
            assertEquals(plain, key(database).get().toJSONString());
            var sealed = stored(database);
            assertTrue(sealed.startsWith("sealed:"), sealed);
            assertEquals(plain, key(database).get().toJSONString());
            assertEquals(sealed, stored(database));
            setSecretsKey(2);
            assertEquals(
                    "The signing key in the database is encrypted under another LEADS_SECRETS_KEY than that of the"
                            + " settings; set the former one, or delete the row of signing_key, which ends all tokens",
                    assertThrows(IllegalArgumentException.class, () -> key(database))
                            .getMessage());
        }
    }

    @Test
    void newKeyIsStoredEncrypted() {
        setSecretsKey(1);
        try (var database = new MemoryDatabase()) {
            var first = key(database).get().toJSONString();
            assertTrue(stored(database).startsWith("sealed:"), () -> stored(database));
            assertEquals(first, key(database).get().toJSONString());
        }
    }

    private static void setSecretsKey(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        TestConfig.set(Setting.SECRETS_KEY, Base64.getEncoder().encodeToString(bytes));
    }

    private static String stored(MemoryDatabase database) {
        return database.jdbc().single("SELECT jwk FROM signing_key", row -> row.getString(1));
    }

    @Test
    void keyIsReadFromAFile() throws Exception {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(TestKeys.OURS.toRSAPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        configure(pem);
        var key = key(null).get();
        assertEquals(TestKeys.OURS.toRSAPublicKey(), key.toRSAPublicKey());
        assertEquals(TestKeys.OURS.toRSAPrivateKey(), key.toRSAPrivateKey());
    }

    @Test
    void fileWithoutAKeyStopsTheStart() throws IOException {
        configure("no key");
        assertStartFails();
    }

    @Test
    void shortKeyStopsTheStart() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        configure(Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()));
        assertStartFails();
    }

    @Test
    void missingFileStopsTheStart() {
        TestConfig.set(Setting.SIGNING_KEY, folder.resolve("missing.pem").toString());
        assertStartFails();
    }

    @Test
    void keyIsUnavailableBeforeTheDatabaseIsReady() {
        var failure = assertThrows(ProblemException.class, new SigningKey()::get);
        assertEquals(503, failure.problem().status());
    }

    private static void assertStartFails() {
        var failure = assertThrows(IllegalArgumentException.class, () -> key(null));
        assertEquals(
                "LEADS_SIGNING_KEY is '" + Settings.text(Setting.SIGNING_KEY) + "', but takes a file with an RSA"
                        + " private key of 2048 bits at least, in PEM form (PKCS #8)",
                failure.getMessage());
    }

    private void configure(String pem) throws IOException {
        TestConfig.set(
                Setting.SIGNING_KEY,
                Files.writeString(folder.resolve("key.pem"), pem).toString());
    }

    private static SigningKey key(MemoryDatabase database) {
        var key = new SigningKey();
        key.store = new SigningKeyStore();
        key.store.jdbc = database == null ? null : database.jdbc();
        key.load(new DatabaseReady());
        return key;
    }
}
