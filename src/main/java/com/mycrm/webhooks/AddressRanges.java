package com.mycrm.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ranges of IP addresses that are not public, after the registries of IANA (iana-ipv4-special-registry and
 * iana-ipv6-special-registry). An IPv4 address that is written as IPv6 ({@code ::ffff:10.0.0.1}) is an IPv4 address to
 * Java.
 */
final class AddressRanges {

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    private static final List<Range> RESERVED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10", // shared by the customers of a carrier
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local; the metadata of cloud servers
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3", // multicast, reserved, broadcast
                    "2001::/23", // Teredo and others
                    "2001:db8::/32",
                    "2002::/16", // 6to4, which leads to an IPv4 address
                    "3fff::/20")
            .map(Range::of)
            .toList();

    private AddressRanges() {}

    private record Range(byte[] first, int bits) {

        static Range of(String text) {
            var parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & 0x80 >> bit % Byte.SIZE) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        var isIpv4 = bytes.length == 4;
        return (isIpv4 || GLOBAL_UNICAST.contains(bytes))
                && RESERVED.stream().noneMatch(range -> range.contains(bytes));
    }
}
