package com.mycrm.channels;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Optional;

/**
 * What the settings give to a vendor: the secrets of every number that has none of its own, and the template by which leads
 * are sent to their agents.
 *
 * @param template null where leads are not sent
 */
public record VendorSettings(ChannelSecrets secrets, ForwardTemplate template) {

    /** The public secret of the sample data. */
    private static final String SAMPLE = "demo";

    /** The value of a setting; with sample data a public one where it is not set; else null. */
    public static String secret(Setting setting) {
        return Settings.optional(setting)
                .or(() -> Optional.of(SAMPLE).filter(known -> Settings.isOn(Setting.SAMPLE_DATA)))
                .orElse(null);
    }
}
