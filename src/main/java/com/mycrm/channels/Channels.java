package com.mycrm.channels;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The channels that are in use. */
@ApplicationScoped
public class Channels {

    /** Name and value of the secrets that everybody knows, where sample data are on. */
    private static final String DEMO = "demo";

    /** Those of the settings among them. */
    public List<Channel> active(Kind kind) {
        return Stream.of(kind == Kind.META ? meta() : twilio())
                .filter(channel -> channel.secrets().signing() != null)
                .toList();
    }

    /**
     * The channel of a number, on which an event came that another channel's secret may have signed: they are taken for one
     * another only where both have the same secret.
     *
     * @param signedBy the event's {@link com.mycrm.inbox.Event#channelId}
     */
    public Optional<Channel> of(Kind kind, String number, long signedBy) {
        var all = active(kind);
        var signing = all.stream()
                .filter(channel -> channel.id() == signedBy)
                .map(channel -> channel.secrets().signing())
                .findFirst();
        return Stream.concat(
                        all.stream().filter(channel -> number.equals(channel.number())),
                        all.stream().filter(channel -> channel.number() == null))
                .filter(channel -> channel.id() == signedBy
                        || signing.filter(channel.secrets().signing()::equals).isPresent())
                .findFirst();
    }

    private static Channel meta() {
        return configured(
                Kind.META,
                new ChannelSecrets(
                        secret(Setting.META_APP_SECRET),
                        secret(Setting.META_VERIFY_TOKEN),
                        Settings.optional(Setting.META_ACCESS_TOKEN).orElse(null)),
                Settings.optional(Setting.META_FORWARD_TEMPLATE).orElse(null));
    }

    private static Channel twilio() {
        return configured(Kind.TWILIO, new ChannelSecrets(secret(Setting.TWILIO_AUTH_TOKEN), null, null), null);
    }

    private static Channel configured(Kind kind, ChannelSecrets secrets, String template) {
        return new Channel(
                0,
                kind,
                null,
                kind.word(),
                null,
                null,
                Settings.duration(Setting.LEAD_WINDOW),
                Settings.optional(Setting.PROPERTY_PATTERN).stream()
                        .map(Pattern::compile)
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
