package com.mycrm.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves the names of receivers to addresses that may be called: no webhook leads into the company's own network. The
 * client calls the very address that was checked, so that a name which changes its address gains nothing.
 */
final class ReceiverAddresses implements DnsResolver {

    /** The receiver is at an address that is not called. */
    static final class NotAllowed extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotAllowed() {
            super("The address is in a private network, which LEADS_WEBHOOKS_ALLOW does not name");
        }
    }

    private final DnsResolver names;
    private final Set<String> allowed;

    /** @param allowed names of hosts that may be at any address, in lower case */
    ReceiverAddresses(Set<String> allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    ReceiverAddresses(Set<String> allowed, DnsResolver names) {
        this.allowed = allowed;
        this.names = names;
    }

    boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = names.resolve(host);
        if (isAllowed(host)) {
            return all;
        }
        var open = Stream.of(all).filter(ReceiverAddresses::isPublic).toArray(InetAddress[]::new);
        if (open.length < all.length || open.length == 0) {
            throw new NotAllowed();
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether a host is an address, and no public one. */
    static boolean isPrivateLiteral(String host) {
        try {
            var isLiteral = host.startsWith("[") || host.matches("[0-9.]+");
            return isLiteral && !isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || address instanceof Inet4Address && isReserved(address.getAddress())
                || address instanceof Inet6Address && isReservedV6(address.getAddress()));
    }

    private static boolean isReserved(byte[] bytes) {
        var first = bytes[0] & 0xFF;
        var second = bytes[1] & 0xFF;
        var third = bytes[2] & 0xFF;
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128 // shared by carriers, RFC 6598
                || first == 192 && second == 0 && (third == 0 || third == 2) // RFC 6890, RFC 5737
                || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                || first == 203 && second == 0 && third == 113;
    }

    /** Unique local addresses (RFC 4193), and what leads to an IPv4 address, which would need a check of its own. */
    private static boolean isReservedV6(byte[] bytes) {
        var first = bytes[0] & 0xFF;
        var second = bytes[1] & 0xFF;
        return (first & 0xFE) == 0xFC
                || first == 0 // unspecified, loopback, IPv4-compatible, and 64:ff9b::/96 begins with 0 too
                || first == 0x20
                        && (second == 0x02 || second == 0x01 && bytes[2] == 0 && bytes[3] == 0); // 6to4, Teredo
    }

    /** All names that are allowed, of a list with commas between. */
    static Set<String> names(String text) {
        return Set.copyOf(Stream.of(text.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList());
    }
}
