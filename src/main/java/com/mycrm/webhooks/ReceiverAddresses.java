package com.mycrm.webhooks;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the names of receivers to addresses that may be called: no webhook leads into the company's own network.
 *
 * <p>A name is resolved by a thread of its own before a request is sent. The client then gets the addresses that were
 * checked, so that it waits for no name server, and a name which changes its address gains nothing.
 */
final class ReceiverAddresses implements DnsResolver {

    /** The receiver is not called; the message says why. */
    static final class NotCalled extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotCalled(String reason) {
            super(reason);
        }
    }

    /** The addresses of a name, or why there are none. */
    record LookUp(InetAddress[] addresses, UnknownHostException failure) {}

    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final int NAMES = 1_000;
    private static final String PRIVATE =
            "The address is in a private network, and LEADS_WEBHOOKS_ALLOW does not name it";

    private final DnsResolver names;
    private final Set<String> allowed;
    private final Executor threads;
    private final AsyncCache<String, LookUp> checked;

    /**
     * @param allowed names and addresses that are always called
     * @param threads that wait for name servers
     */
    ReceiverAddresses(Set<String> allowed, DnsResolver names, Executor threads) {
        this.allowed = allowed.stream().map(ReceiverUrl::canonical).collect(Collectors.toUnmodifiableSet());
        this.names = names;
        this.threads = threads;
        checked = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(LIFE)
                .maximumSize(NAMES)
                .buildAsync();
    }

    /** Whether a receiver may be at any address, and need not have TLS. */
    boolean isAllowed(String host) {
        return allowed.contains(ReceiverUrl.canonical(host));
    }

    /** Starts to resolve a name, unless it was resolved in the last seconds or too many others wait for that. */
    CompletableFuture<LookUp> lookUp(String host) {
        try {
            return checked.get(host, (name, any) -> CompletableFuture.supplyAsync(() -> check(name), threads));
        } catch (RejectedExecutionException e) {
            var failure = new NotCalled("Too many other names wait for their name servers");
            return CompletableFuture.completedFuture(new LookUp(null, failure));
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = lookUp(host).join();
        if (found.failure() != null) {
            throw found.failure();
        }
        return found.addresses();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    private LookUp check(String host) {
        try {
            var all = names.resolve(host);
            return isAllowed(host) || Stream.of(all).allMatch(this::isCallable)
                    ? new LookUp(all, null)
                    : new LookUp(null, new NotCalled(PRIVATE));
        } catch (UnknownHostException e) {
            return new LookUp(null, e);
        }
    }

    private boolean isCallable(InetAddress address) {
        return allowed.contains(address.getHostAddress()) || AddressRanges.isPublic(address) && !isOwn(address);
    }

    /** Whether it is an address of this machine. */
    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
