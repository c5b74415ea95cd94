package com.mycrm.channels;

import java.time.Instant;
import java.util.Optional;

/**
 * A company that carries WhatsApp messages between customers and this service, such as Meta or Twilio.
 *
 * <p>Each vendor is one CDI bean in a package of its own, next to its webhook and the reader of its payloads.
 * {@link Vendors} finds the bean; no class outside of that package acts by the vendor's name.
 */
public interface Vendor {

    /**
     * The vendor's word on the wire and in the tables: the kind of its channels, the source of its events and the actor
     * in the history of leads. At most 10 characters.
     */
    String name();

    /** The vendor's term for a business number, as the end of the sentence "takes …". */
    String numberTerm();

    /**
     * A business number that a client wrote, in the form in which the vendor's events have it; empty for text that is
     * none. At most 40 characters.
     */
    default Optional<String> number(String text) {
        return BusinessNumber.digits(text);
    }

    /** The secrets and the template that the settings give. */
    VendorSettings settings();

    /**
     * Reads the body of one webhook request. Elements that make no sense are named in the result.
     *
     * @param receivedAt the time of an element that has none
     * @throws com.mycrm.inbox.PoisonEventException where nothing of the body can be read
     */
    Payload read(byte[] body, Instant receivedAt);

    /** Whether the vendor proves the webhook's address with a verify token. */
    default boolean hasHandshake() {
        return false;
    }

    /** Sends leads to their agents; empty where the vendor cannot. */
    default Optional<TemplateSender> sender() {
        return Optional.empty();
    }
}
