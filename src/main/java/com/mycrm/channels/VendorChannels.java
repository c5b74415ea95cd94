package com.mycrm.channels;

import com.mycrm.inbox.RetryableEventException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The channels of one vendor.
 *
 * @param active those that can verify a signature; that of the settings is the last
 * @param inactive numbers of channels that are switched off or whose secrets cannot be decrypted; the channel of the
 *     settings does not take them either
 */
record VendorChannels(List<ActiveChannel> active, Set<String> inactive) {

    static final VendorChannels NONE = new VendorChannels(List.of(), Set.of());

    /** The channel of a number; where it has none of its own, that of the settings. */
    Optional<ActiveChannel> find(String number) {
        return active.stream()
                .filter(channel -> number.equals(channel.number()))
                .findFirst()
                .or(() -> active.stream()
                        .filter(channel -> channel.number() == null)
                        .filter(channel -> !inactive.contains(number))
                        .map(channel -> channel.withNumber(number))
                        .findFirst());
    }

    /**
     * The channel that an event was sent to. The owner of one channel's secret cannot send in the name of another
     * channel: the event was signed by the channel itself, or both have the same secret.
     *
     * @param signedBy id of the channel whose secret signed the event
     * @throws RetryableEventException with the reason, where there is no such channel
     */
    ActiveChannel receiver(String number, long signedBy) {
        if (inactive.contains(number)) {
            throw new RetryableEventException("the channel of the number " + number + " is not in use");
        }
        var channel =
                find(number).orElseThrow(() -> new RetryableEventException("no channel has the number " + number));
        if (channel.id() != signedBy && !isSecretShared(channel, signedBy)) {
            throw new RetryableEventException("channel " + channel.id() + " of the number " + number
                    + " has another secret than the one that signed the event, which is that of "
                    + (signedBy == 0 ? "the settings" : "channel " + signedBy));
        }
        return channel;
    }

    private boolean isSecretShared(ActiveChannel channel, long signedBy) {
        return active.stream()
                .filter(other -> other.id() == signedBy)
                .anyMatch(signer ->
                        signer.secrets().signing().equals(channel.secrets().signing()));
    }
}
