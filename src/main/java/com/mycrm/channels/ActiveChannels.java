package com.mycrm.channels;

import static java.lang.System.Logger.Level.ERROR;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.PatternSyntaxException;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.config.Vault;
import com.mycrm.persistence.DatabaseReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Caches the channels in use: those of the API, and for each vendor one of the settings where they give its secret.
 *
 * <p>They are read again after {@link Setting#RIGHTS_DELAY}, so that a change acts on every node within that time, and
 * on the node that made it at once.
 */
@ApplicationScoped
public class ActiveChannels {

    private static final Logger LOG = System.getLogger(ActiveChannels.class.getName());

    @Inject
    ChannelQueries channels;

    @Inject
    Vendors vendors;

    private final LoadingCache<String, VendorChannels> cache = Caffeine.newBuilder()
            .expireAfterWrite(Settings.duration(Setting.RIGHTS_DELAY))
            .build(this::load);

    /** At the start, because a pattern that RE2/J cannot compile would fail every event. */
    void check(@Observes DatabaseReady ready) {
        try {
            configuredReferences();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    Setting.PROPERTY_PATTERN.key() + " is '" + Settings.text(Setting.PROPERTY_PATTERN)
                            + "', but takes a regular expression of RE2, without look-around and back-references",
                    e);
        }
    }

    /** Those of a vendor; none for an unknown vendor. */
    VendorChannels of(String vendor) {
        return cache.get(vendor);
    }

    /** Makes changes of this node act on it at once. */
    void invalidate() {
        cache.invalidateAll();
    }

    private VendorChannels load(String name) {
        return vendors.find(name).map(this::load).orElse(VendorChannels.NONE);
    }

    private VendorChannels load(Vendor vendor) {
        var vault = Vault.configuredOrSample();
        var stored = channels.of(vendor.name());
        var active = Stream.concat(
                        stored.stream().flatMap(channel -> activated(channel, vendor, vault)),
                        Stream.of(configured(vendor)))
                .filter(channel -> channel.secrets().signing() != null)
                .toList();
        var ids = active.stream().map(ActiveChannel::id).collect(Collectors.toSet());
        var inactive = stored.stream()
                .filter(channel -> !ids.contains(channel.id()))
                .map(Channel::number)
                .collect(Collectors.toSet());
        return new VendorChannels(active, inactive);
    }

    /** A channel whose secrets cannot be decrypted must not stop the others. */
    private static Stream<ActiveChannel> activated(Channel channel, Vendor vendor, Optional<Vault> vault) {
        try {
            return channel.activated(vendor, vault).stream();
        } catch (GeneralSecurityException e) {
            LOG.log(
                    ERROR,
                    "Channel {0} is out of use: its secrets were encrypted under another {1}",
                    Long.toString(channel.id()),
                    Setting.SECRETS_KEY.key());
            return Stream.empty();
        }
    }

    private static PropertyReferenceFinder configuredReferences() {
        var patterns = Settings.pattern(Setting.PROPERTY_PATTERN).stream()
                .map(Pattern::pattern)
                .toList();
        return new PropertyReferenceFinder(patterns, Map.of());
    }

    private static ActiveChannel configured(Vendor vendor) {
        var rules = new ChannelRules(
                null,
                null,
                Settings.duration(Setting.LEAD_WINDOW),
                configuredReferences(),
                vendor.settings().template());
        return new ActiveChannel(0, vendor, null, rules, vendor.settings().secrets());
    }
}
