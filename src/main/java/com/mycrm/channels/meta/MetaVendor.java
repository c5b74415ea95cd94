package com.mycrm.channels.meta;

import com.mycrm.channels.ChannelSecrets;
import com.mycrm.channels.ForwardTemplate;
import com.mycrm.channels.Payload;
import com.mycrm.channels.TemplateSender;
import com.mycrm.channels.Vendor;
import com.mycrm.channels.VendorSettings;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.inbox.PoisonEventException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import java.time.Instant;
import java.util.Optional;

/** Meta's Cloud API. */
@ApplicationScoped
public class MetaVendor implements Vendor {

    static final String NAME = "meta";

    @Inject
    GraphClient graph;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String numberTerm() {
        return "Meta's phone_number_id";
    }

    @Override
    public VendorSettings settings() {
        var secrets = new ChannelSecrets(
                VendorSettings.secret(Setting.META_APP_SECRET),
                VendorSettings.secret(Setting.META_VERIFY_TOKEN),
                Settings.optional(Setting.META_ACCESS_TOKEN).orElse(null));
        var template = Settings.optional(Setting.META_FORWARD_TEMPLATE)
                .map(name -> new ForwardTemplate(name, Settings.text(Setting.META_FORWARD_LANGUAGE)));
        return new VendorSettings(secrets, template.orElse(null));
    }

    @Override
    public Payload read(byte[] body, Instant receivedAt) {
        try {
            return MetaPayload.parse(body, receivedAt);
        } catch (JsonException e) {
            throw new PoisonEventException("The body is no JSON");
        }
    }

    @Override
    public boolean hasHandshake() {
        return true;
    }

    @Override
    public Optional<TemplateSender> sender() {
        return Optional.of(graph);
    }
}
