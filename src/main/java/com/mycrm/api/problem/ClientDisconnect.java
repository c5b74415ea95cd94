package com.mycrm.api.problem;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognizes that a client has closed its connection while its request was read or answered. Nobody reads that answer,
 * and it is no fault of the service.
 */
public final class ClientDisconnect {

    /** Packages of the JDK that networking passes through, and of others through which a body is read. */
    private static final Set<String> PASSED = Set.of("java", "sun", "jdk");

    /** The network libraries of Payara and GlassFish, of WildFly, and of Open Liberty. */
    private static final List<String> NETWORK =
            List.of("org.glassfish.grizzly.", "io.undertow.", "org.xnio.", "com.ibm.ws", "io.openliberty.");

    private ClientDisconnect() {}

    /** Whether the server's network library has thrown an exception of the chain. */
    public static boolean isIn(Throwable failure) {
        return Causes.of(failure, IOException.class).anyMatch(ClientDisconnect::isOfNetwork);
    }

    private static boolean isOfNetwork(IOException failure) {
        return Stream.of(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !PASSED.contains(name.substring(0, Math.max(0, name.indexOf('.')))))
                .findFirst()
                .filter(name -> NETWORK.stream().anyMatch(name::startsWith))
                .isPresent();
    }
}
