package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReceiverUrlTest {

    private static Optional<String> parse(String url, String... allowed) {
        return ReceiverUrl.parse(url, host -> Set.of(allowed).contains(ReceiverUrl.canonical(host)));
    }

    @Test
    void publicHttpsUrlIsTaken() {
        for (var url : List.of(
                "https://example.com",
                "https://example.com/hook?token=a%20b",
                "HTTPS://EXAMPLE.com:8443/",
                "https://example.com./",
                "https://xn--bcher-kva.example/",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]:8443/x",
                "https://" + "a.".repeat(40) + "example/" + "x".repeat(1_900))) {
            assertEquals(Optional.of(url), parse(url), url);
        }
    }

    @Test
    void hostsThatAreNotPublicAreRefused() {
        for (var host : List.of(
                "localhost",
                "LOCALHOST.",
                "a.localhost",
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "08.8.8.8",
                "0",
                "0.0.0.0",
                "10.0.0.1",
                "169.254.169.254",
                "192.168.1.1",
                "100.64.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[fc00::1]",
                "[fe80::1]",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "127.0.0.1:443")) {
            assertEquals(Optional.empty(), parse("https://" + host + "/"), host);
        }
    }

    @Test
    void otherUrlsAreRefused() {
        for (var url : List.of(
                "",
                "example.com",
                "//example.com/",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///x",
                "https:example.com",
                "https://user@example.com/",
                "https://user:secret@example.com/",
                "https://@example.com/",
                "https://example.com/#part",
                "https://example.com/#",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:x/",
                "https://bücher.example/",
                "https://exa mple.com/",
                "https://example.com/a b",
                "https://example.com/\r\nX: y",
                "https://example.com\\@10.0.0.1/",
                "https://example.com/%zz",
                "https://example.com/" + "x".repeat(2_000))) {
            assertEquals(Optional.empty(), parse(url), url);
        }
    }

    @Test
    void allowedHostNeedsNoTlsAndMayBePrivate() {
        for (var url :
                List.of("http://crm.local/x", "http://CRM.local.:8080/", "https://10.1.2.3/", "http://[::1]:9/")) {
            assertEquals(Optional.of(url), parse(url, "crm.local", "10.1.2.3", "0:0:0:0:0:0:0:1"), url);
        }
        for (var url : List.of("http://a.crm.local/", "http://crm.local@example.com/", "http://010.1.2.3/")) {
            assertEquals(Optional.empty(), parse(url, "crm.local", "10.1.2.3", "8.1.2.3"), url);
        }
    }

    @Property
    void anyTextIsTakenOrRefused(@ForAll String text) {
        parse(text);
        parse("https://" + text);
    }
}
