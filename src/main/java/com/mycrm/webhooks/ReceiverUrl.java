package com.mycrm.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the URL of a receiver as a client gives it. */
final class ReceiverUrl {

    static final int LONGEST = 2_000;

    static final String TAKES = "takes an https URL of at most " + LONGEST + " characters, without user and fragment;"
            + " http and private addresses only where LEADS_WEBHOOKS_ALLOW names the host";

    private static final int LAST_PORT = 65_535;
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private ReceiverUrl() {}

    /** @param isAllowed whether a host may be at any address, and need not have TLS */
    static Optional<String> parse(String text, Predicate<String> isAllowed) {
        try {
            var url = new URI(text);
            var isTls = "https".equalsIgnoreCase(url.getScheme());
            var isWellFormed = text.length() <= LONGEST
                    && (isTls || "http".equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= LAST_PORT;
            return Optional.of(text)
                    .filter(any -> isWellFormed
                            && isUnambiguous(url.getHost())
                            && (isTls && !isPrivate(url.getHost()) || isAllowed.test(url.getHost())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The one form of a host, under which it is compared: in lower case, without a dot at its end. */
    static String canonical(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return isAddress(name) ? address(name).map(InetAddress::getHostAddress).orElse(name) : name;
    }

    /** Other programs read {@code 0177.0.0.1}, {@code 127.1} and {@code 0x7f000001} as addresses too. */
    private static boolean isUnambiguous(String host) {
        return host.startsWith("[")
                ? host.indexOf('%') < 0
                : !NUMBER_AT_END.matcher(host).matches() || isAddress(host) && host.equals(canonical(host));
    }

    /** Whether it is known without a name server that the host is at no public address. */
    private static boolean isPrivate(String host) {
        var name = canonical(host);
        return name.equals("localhost") // RFC 6761
                || name.endsWith(".localhost")
                || isAddress(host)
                        && address(host).filter(AddressRanges::isPublic).isEmpty();
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || DOTTED.matcher(host).matches();
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
