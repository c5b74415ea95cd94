package com.mycrm.channels;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Optional;

/**
 * The part of the settings that is for one vendor: the secrets of every number that has none of its own, and the
 * template by which leads are sent to their agents.
 *
 * @param template null where leads are not sent
 */
public record VendorSettings(ChannelSecrets secrets, ForwardTemplate template) {

    /** The public secret of the sample data. */
    private static final String SAMPLE = "demo";

    /** The value of a setting; null where it is not set, or a public value with sample data. */
    public static String secret(Setting setting) {
        return Settings.optional(setting)
                .or(() -> Optional.of(SAMPLE).filter(known -> Settings.isOn(Setting.SAMPLE_DATA)))
                .orElse(null);
    }
}
