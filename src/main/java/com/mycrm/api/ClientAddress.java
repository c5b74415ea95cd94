package com.mycrm.api;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The address of the client of a request: that of the connection, or what a proxy of {@link Setting#TRUSTED_PROXIES}
 * says of it in {@code X-Forwarded-For}.
 *
 * <p>A client has a whole /64 of IPv6 addresses, so that of such an address only this prefix counts.
 */
public final class ClientAddress {

    private static final int LONGEST = 45;
    private static final int PREFIX_BYTES = 8;

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        return of(
                request.getRemoteAddr(),
                Collections.list(request.getHeaders("X-Forwarded-For")),
                Settings.hosts(Setting.TRUSTED_PROXIES));
    }

    /** The last address that no trusted proxy has. An earlier one may be of the client's own invention. */
    static String of(String connection, List<String> forwarded, Set<String> proxies) {
        var hops = forwarded.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .toList();
        var address = connection;
        for (var i = hops.size() - 1; i >= 0 && isTrusted(address, proxies); i--) {
            address = hops.get(i);
        }
        return prefix(address);
    }

    private static boolean isTrusted(String address, Set<String> proxies) {
        var known = canonical(address);
        return proxies.stream().map(ClientAddress::canonical).anyMatch(known::equals);
    }

    /** An IPv6 address has several forms: the server says {@code 0:0:0:0:0:0:0:1} for {@code ::1}. */
    private static String canonical(String address) {
        return ipv6(address).map(InetAddress::getHostAddress).orElse(address);
    }

    private static String prefix(String address) {
        return ipv6(address)
                .map(known -> known.getAddress().length == 2 * PREFIX_BYTES
                        ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), PREFIX_BYTES))
                        : known.getHostAddress())
                .orElse(address.length() > LONGEST ? "too long" : address);
    }

    /** The address in this form of IPv6; that may be one of IPv4. */
    private static Optional<InetAddress> ipv6(String address) {
        if (!address.matches("[0-9A-Fa-f:.]{2," + LONGEST + "}") || !address.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address)); // a literal, which is not looked up
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
