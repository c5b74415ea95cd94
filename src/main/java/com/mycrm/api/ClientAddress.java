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
        var proxies = Set.copyOf(List.of(Settings.text(Setting.TRUSTED_PROXIES).split("[ ,]+")));
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), proxies);
    }

    /** The last address that no trusted proxy has. An earlier one may be of the client's own invention. */
    static String of(String connection, List<String> forwarded, Set<String> proxies) {
        var hops = forwarded.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .toList();
        var address = connection;
        for (var i = hops.size() - 1; i >= 0 && proxies.contains(address); i--) {
            address = hops.get(i);
        }
        return prefix(address);
    }

    private static String prefix(String address) {
        if (!address.matches("[0-9A-Fa-f:.]{2," + LONGEST + "}") || !address.contains(":")) {
            return address.length() > LONGEST ? "too long" : address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress(); // a literal, which is not looked up
            return bytes.length == 2 * PREFIX_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES))
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
