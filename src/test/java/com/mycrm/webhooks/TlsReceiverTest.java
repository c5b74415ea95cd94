package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.webhooks.LoopbackReceiver.Reply;
import com.mycrm.webhooks.ReceiverAddressesTest.Names;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers with TLS: the certificate must be of a known issuer and have the receiver's name. */
class TlsReceiverTest {

    private static final String NAME = "receiver.example";
    private static final String PASSWORD = "changeit";
    private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");
    private static final DeliveryResult REFUSED =
            DeliveryResult.unanswered("No TLS connection could be made; is the certificate valid?");

    @TempDir
    Path folder;

    @AfterEach
    void trustAsBefore() {
        TRUST.forEach(System::clearProperty);
    }

    @Test
    void trustedCertificateOfTheNameIsAccepted() throws Exception {
        trust(certificate());
        assertEquals(new DeliveryResult(200, "done", null), resultOf(NAME));
    }

    @Test
    void certificateOfAnotherNameIsRefused() throws Exception {
        trust(certificate());
        assertEquals(REFUSED, resultOf("other.example"));
        assertEquals(REFUSED, resultOf("127.0.0.1"));
    }

    @Test
    void unknownIssuerIsRefused() throws Exception {
        certificate();
        assertEquals(REFUSED, resultOf(NAME));
    }

    private DeliveryResult resultOf(String host) throws IOException, GeneralSecurityException {
        var client = new WebhookClient();
        InetAddress[] loopback = {InetAddress.getByName("127.0.0.1")};
        client.open(Names.of(loopback), Set.of("127.0.0.1"), Duration.ofSeconds(15));
        var reply = Reply.of("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\ndone");
        try (var receiver = new LoopbackReceiver(reply, tls().getServerSocketFactory())) {
            return client.send(receiver.url(host), Map.of(), "{}").join();
        } finally {
            client.close();
        }
    }

    /** Makes the receiver's key and its certificate, by the program of the JDK. */
    private KeyStore certificate() throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                NAME,
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-keystore",
                folder.resolve("receiver.p12").toString(),
                "-storepass",
                PASSWORD);
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return keys();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("receiver.p12").toFile(), PASSWORD.toCharArray());
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keys(), PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private void trust(KeyStore receiver) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, receiver.getCertificate(NAME));
        var file = folder.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty(TRUST.get(0), file.toString());
        System.setProperty(TRUST.get(1), PASSWORD);
    }
}
