package com.mycrm.channels;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The channels that are in use: those that were made through the API, and those of the settings. */
@ApplicationScoped
public class Channels {

    /** The secrets that everybody knows, where sample data are on. */
    private static final String DEMO = "demo";

    /** Those of a kind that can tell who sends. */
    List<Channel> active(String kind) {
        return Stream.of(kind.equals(Channel.META) ? meta() : twilio())
                .filter(channel -> channel.secrets().signing() != null)
                .toList();
    }

    /** The channel of a number; where there is none of its own, that of the settings. */
    Optional<Channel> find(String kind, String numberKey) {
        return find(active(kind), numberKey);
    }

    /**
     * The channel of a number on which an event says to have come. Whoever knows the secret of one channel cannot send in the
     * name of another: either the event was signed by the channel itself, or both have the same secret.
     *
     * @param signedBy the event's {@link com.mycrm.inbox.Event#channelId}
     */
    Optional<Channel> find(String kind, String numberKey, long signedBy) {
        var all = active(kind);
        var signer = all.stream().filter(channel -> channel.id() == signedBy).findFirst();
        return find(all, numberKey)
                .filter(channel -> channel.id() == signedBy
                        || signer.map(known -> known.secrets()
                                        .signing()
                                        .equals(channel.secrets().signing()))
                                .orElse(false));
    }

    private static Optional<Channel> find(List<Channel> all, String numberKey) {
        return all.stream()
                .filter(channel -> numberKey.equals(channel.numberKey()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(channel -> channel.numberKey() == null)
                        .map(channel -> channel.on(numberKey))
                        .findFirst());
    }

    private static Channel meta() {
        return configured(
                Channel.META,
                new ChannelSecrets(
                        secret(Setting.META_APP_SECRET),
                        secret(Setting.META_VERIFY_TOKEN),
                        Settings.optional(Setting.META_ACCESS_TOKEN).orElse(null)),
                Settings.optional(Setting.META_FORWARD_TEMPLATE).orElse(null));
    }

    private static Channel twilio() {
        return configured(Channel.TWILIO, new ChannelSecrets(secret(Setting.TWILIO_AUTH_TOKEN), null, null), null);
    }

    private static Channel configured(String kind, ChannelSecrets secrets, String template) {
        return new Channel(
                0,
                kind,
                null,
                kind,
                null,
                null,
                Settings.duration(Setting.LEAD_WINDOW),
                Settings.optional(Setting.PROPERTY_PATTERN).map(Pattern::compile).stream()
                        .toList(),
                Map.of(),
                secrets,
                template,
                Settings.text(Setting.META_FORWARD_LANGUAGE));
    }

    private static String secret(Setting setting) {
        return Settings.optional(setting)
                .or(() -> Optional.of(DEMO).filter(known -> Settings.isOn(Setting.SAMPLE_DATA)))
                .orElse(null);
    }
}
