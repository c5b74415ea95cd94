package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.webhooks.ReceiverAddresses.NotAllowed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class ReceiverAddressesTest {

    private static final InetAddress PUBLIC = address("93.184.216.34");
    private static final InetAddress PRIVATE = address("10.1.2.3");

    /** Each look-up of a name gives the next of these answers. */
    private static DnsResolver names(InetAddress[]... answers) {
        var left = List.of(answers).iterator();
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return left.next();
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void publicAddressIsCalled() throws UnknownHostException {
        InetAddress[] found = {PUBLIC};
        assertArrayEquals(found, new ReceiverAddresses(Set.of(), names(found)).resolve("example.com"));
    }

    @Test
    void nameWithAPrivateAddressIsNotCalled() {
        for (var answer : List.of(new InetAddress[] {PRIVATE}, new InetAddress[] {PUBLIC, PRIVATE})) {
            var addresses = new ReceiverAddresses(Set.of(), names(answer));
            assertThrows(NotAllowed.class, () -> addresses.resolve("example.com"));
        }
    }

    @Test
    void nameThatChangesItsAddressIsNotCalledThere() throws UnknownHostException {
        var addresses = new ReceiverAddresses(Set.of(), names(new InetAddress[] {PUBLIC}, new InetAddress[] {PRIVATE}));
        addresses.resolve("example.com");
        assertThrows(NotAllowed.class, () -> addresses.resolve("example.com"));
    }

    @Test
    void allowedHostMayBeAnywhere() throws UnknownHostException {
        InetAddress[] found = {PRIVATE};
        var addresses = new ReceiverAddresses(ReceiverAddresses.names("Crm.local, other"), names(found));
        assertArrayEquals(found, addresses.resolve("crm.LOCAL"));
        assertTrue(addresses.isAllowed("other"));
        assertFalse(addresses.isAllowed("local"));
    }

    @Test
    void addressesOfPrivateAndReservedNetworksAreNotPublic() {
        for (var text : List.of(
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "ff02::1")) {
            assertFalse(ReceiverAddresses.isPublic(address(text)), text);
        }
        for (var text : List.of("8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1")) {
            assertTrue(ReceiverAddresses.isPublic(address(text)), text);
        }
    }

    @Test
    void hostThatIsAnAddressIsJudgedAtOnce() {
        for (var host : List.of("127.0.0.1", "[::1]", "10.0.0.1", "0", "127.1")) {
            assertTrue(ReceiverAddresses.isPrivateLiteral(host), host);
        }
        assertFalse(ReceiverAddresses.isPrivateLiteral("8.8.8.8"));
        assertFalse(ReceiverAddresses.isPrivateLiteral("example.com"));
        assertEquals(Set.of(), ReceiverAddresses.names(" , "));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
