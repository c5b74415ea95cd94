package com.mycrm.channels.twilio;

import com.mycrm.channels.ChannelSecrets;
import com.mycrm.channels.Payload;
import com.mycrm.channels.Vendor;
import com.mycrm.channels.VendorSettings;
import com.mycrm.config.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Twilio's WhatsApp API. */
@ApplicationScoped
public class TwilioVendor implements Vendor {

    static final String NAME = "twilio";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String numberTerm() {
        return "of Twilio the phone number";
    }

    @Override
    public VendorSettings settings() {
        return new VendorSettings(ChannelSecrets.signing(VendorSettings.secret(Setting.TWILIO_AUTH_TOKEN)), null);
    }

    @Override
    public Payload read(byte[] body, Instant receivedAt) {
        return TwilioPayload.parse(body, receivedAt);
    }
}
