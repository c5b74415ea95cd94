package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.webhooks.ReceiverAddresses.NotCalled;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class ReceiverAddressesTest {

    private static final InetAddress PUBLIC = address("93.184.216.34");
    private static final InetAddress PRIVATE = address("10.1.2.3");

    /** A name server that gives the next of these answers to each question. */
    record Names(Iterator<InetAddress[]> answers) implements DnsResolver {

        static Names of(InetAddress[]... answers) {
            return new Names(List.of(answers).iterator());
        }

        @Override
        public InetAddress[] resolve(String host) {
            return answers.next();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static InetAddress[] resolved(Set<String> allowed, InetAddress... answer) throws UnknownHostException {
        return new ReceiverAddresses(allowed, Names.of(answer), Runnable::run).resolve("Crm.example");
    }

    @Test
    void publicAddressIsCalled() throws UnknownHostException {
        assertArrayEquals(new InetAddress[] {PUBLIC}, resolved(Set.of(), PUBLIC));
    }

    @Test
    void nameWithAPrivateAddressIsNotCalled() {
        assertThrows(NotCalled.class, () -> resolved(Set.of("other"), PRIVATE));
        assertThrows(NotCalled.class, () -> resolved(Set.of("10.1.2.4"), PUBLIC, PRIVATE));
    }

    @Test
    void ownAddressesAreNotCalled() throws Exception {
        for (var network : (Iterable<NetworkInterface>) NetworkInterface.networkInterfaces()::iterator) {
            network.inetAddresses().forEach(own -> assertThrows(NotCalled.class, () -> resolved(Set.of(), own)));
        }
    }

    /** The client asks after the name was resolved; what it calls is what was checked then. */
    @Test
    void nameThatChangesItsAddressIsNotCalledThere() throws UnknownHostException {
        var addresses = new ReceiverAddresses(
                Set.of(), Names.of(new InetAddress[] {PUBLIC}, new InetAddress[] {PRIVATE}), Runnable::run);
        assertArrayEquals(
                new InetAddress[] {PUBLIC},
                addresses.lookUp("example.com").join().addresses());
        assertArrayEquals(new InetAddress[] {PUBLIC}, addresses.resolve("example.com"));
        assertThrows(NotCalled.class, () -> addresses.resolve("other.example.com"));
    }

    @Test
    void nameIsNotCalledWhileTooManyOthersAreResolved() throws UnknownHostException {
        var isFull = new AtomicBoolean(true);
        var addresses = new ReceiverAddresses(Set.of(), Names.of(new InetAddress[] {PUBLIC}), task -> {
            if (isFull.get()) {
                throw new RejectedExecutionException();
            }
            task.run();
        });
        var failure = assertThrows(NotCalled.class, () -> addresses.resolve("example.com"));
        assertEquals("Too many other names wait for their name servers", failure.getMessage());
        isFull.set(false);
        assertArrayEquals(new InetAddress[] {PUBLIC}, addresses.resolve("example.com"));
    }

    @Test
    void allowedNameMayBeAnywhereAndAllowedAddressesMayBeCalled() throws UnknownHostException {
        assertArrayEquals(new InetAddress[] {PRIVATE}, resolved(Set.of("other", "CRM.example"), PRIVATE));
        assertArrayEquals(new InetAddress[] {PRIVATE, PUBLIC}, resolved(Set.of("10.1.2.3"), PRIVATE, PUBLIC));
        assertArrayEquals(new InetAddress[] {address("fd12::1")}, resolved(Set.of("[fd12::1]"), address("fd12::1")));
        var addresses = new ReceiverAddresses(Set.of("crm.local", "::1", "10.1.2.3"), Names.of(), Runnable::run);
        for (var host : List.of("crm.local", "CRM.local.", "[::1]", "[0:0::1]", "10.1.2.3")) {
            assertTrue(addresses.isAllowed(host), host);
        }
        for (var host : List.of("local", "a.crm.local", "crm.local.example", "10.1.2.30", "[::2]")) {
            assertFalse(addresses.isAllowed(host), host);
        }
    }

    @Test
    void addressesOfPrivateAndReservedNetworksAreNotPublic() {
        for (var text : List.of(
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1")) {
            assertFalse(AddressRanges.isPublic(address(text)), text);
        }
        for (var text : List.of(
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860::1")) {
            assertTrue(AddressRanges.isPublic(address(text)), text);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
