package com.mycrm.channels;

import static java.lang.System.Logger.Level.ERROR;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The channels in use: those that were made through the API, and one of each kind where the settings give its secret.
 *
 * <p>They are read again after {@link Setting#RIGHTS_DELAY}, so that a change acts on every node within that time, and on the
 * node that made it at once.
 */
@ApplicationScoped
public class Channels {

    private static final Logger LOG = System.getLogger(Channels.class.getName());

    /** The secrets that everybody knows, where sample data are on. */
    private static final String DEMO = "demo";

    @Inject
    ChannelStore store;

    /**
     * The channels of a kind.
     *
     * @param closed numbers whose channels are not in use, and which the channel of the settings does not take either
     */
    private record Known(List<Channel> active, Set<String> closed) {}

    private final LoadingCache<String, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(Settings.duration(Setting.RIGHTS_DELAY))
            .build(this::load);

    /** Those of a kind that can tell who sends. */
    List<Channel> active(String kind) {
        return known.get(kind).active();
    }

    /** The channel of a number; where there is none of its own, that of the settings. */
    Optional<Channel> find(String kind, String numberKey) {
        return find(known.get(kind), numberKey);
    }

    /**
     * The channel of a number on which an event says to have come. Whoever knows the secret of one channel cannot send in the
     * name of another: either the event was signed by the channel itself, or both have the same secret.
     *
     * @param signedBy the event's {@link com.mycrm.inbox.Event#channelId}
     */
    Optional<Channel> find(String kind, String numberKey, long signedBy) {
        var all = known.get(kind);
        return find(all, numberKey)
                .filter(channel -> channel.id() == signedBy
                        || all.active().stream()
                                .filter(other -> other.id() == signedBy)
                                .anyMatch(signer -> signer.secrets()
                                        .signing()
                                        .equals(channel.secrets().signing())));
    }

    /** Lets what was changed on this node act on it at once. */
    void forget() {
        known.invalidate(Channel.META);
        known.invalidate(Channel.TWILIO);
    }

    private static Optional<Channel> find(Known all, String numberKey) {
        return all.active().stream()
                .filter(channel -> numberKey.equals(channel.numberKey()))
                .findFirst()
                .or(() -> all.active().stream()
                        .filter(channel -> channel.numberKey() == null)
                        .filter(channel -> !all.closed().contains(numberKey))
                        .map(channel -> channel.on(numberKey))
                        .findFirst());
    }

    private Known load(String kind) {
        var configured = kind.equals(Channel.META) ? meta() : twilio();
        var vault = Vault.configured();
        var rows = store.all(kind);
        var active = Stream.concat(
                        rows.stream()
                                .filter(ChannelRow::active)
                                .flatMap(row -> opened(row, vault, configured.secrets())),
                        Stream.of(configured))
                .filter(channel -> channel.secrets().signing() != null)
                .toList();
        var used = active.stream().map(Channel::id).collect(Collectors.toSet());
        var closed = rows.stream()
                .filter(row -> !used.contains(row.id()))
                .map(ChannelRow::number)
                .collect(Collectors.toSet());
        return new Known(active, closed);
    }

    /** One whose secrets cannot be read is no reason for the others not to work. */
    private static Stream<Channel> opened(ChannelRow row, Optional<Vault> vault, ChannelSecrets others) {
        try {
            return Stream.of(row.channel(vault, others));
        } catch (GeneralSecurityException e) {
            LOG.log(
                    ERROR,
                    "The secrets of channel {0} were kept under another {1}; it is out of use",
                    Long.toString(row.id()),
                    Setting.SECRETS_KEY.key());
            return Stream.empty();
        }
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
                Settings.pattern(Setting.PROPERTY_PATTERN).stream().toList(),
                Map.of(),
                secrets,
                template,
                Settings.text(Setting.META_FORWARD_LANGUAGE));
    }

    private static String secret(Setting setting) {
        return Settings.optional(setting)
                .or(() -> Optional.of(DEMO).filter(shared -> Settings.isOn(Setting.SAMPLE_DATA)))
                .orElse(null);
    }
}
