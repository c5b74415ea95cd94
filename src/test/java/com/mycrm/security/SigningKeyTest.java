package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.persistence.DatabaseReady;
import com.mycrm.persistence.MemoryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var failure = assertThrows(IllegalStateException.class, () -> key(null));
        assertEquals("LEADS_SIGNING_KEY names no file with an RSA private key in PEM form", failure.getMessage());
    }

    private void configure(String pem) throws IOException {
        TestConfig.set(
                Setting.SIGNING_KEY,
                Files.writeString(folder.resolve("key.pem"), pem).toString());
    }

    private static SigningKey key(MemoryDatabase database) {
        var key = new SigningKey();
        key.store = database == null ? null : CredentialStoreTest.store(database);
        key.load(new DatabaseReady());
        return key;
    }
}
