package com.mycrm.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor of unit tests, and channels of it. A vendor that is able sends templates and has a handshake. */
record TestVendor(String name, boolean isAble) implements Vendor {

    /** A vendor whose numbers are names. */
    static final class Named implements Vendor {

        @Override
        public String name() {
            return "named";
        }

        @Override
        public String numberTerm() {
            return "a name";
        }

        @Override
        public Optional<String> number(String text) {
            return Optional.of(text);
        }

        @Override
        public VendorSettings settings() {
            return PLAIN.settings();
        }

        @Override
        public Payload read(byte[] body, Instant receivedAt) {
            return PLAIN.read(body, receivedAt);
        }
    }

    static final TestVendor ABLE = new TestVendor("able", true);
    static final TestVendor PLAIN = new TestVendor("plain", false);

    static Vendors vendors() {
        return of(PLAIN, ABLE);
    }

    static Vendors of(Vendor... all) {
        var vendors = new Vendors();
        List.of(all).forEach(vendors::add);
        return vendors;
    }

    static ActiveChannel channel(long id, String number, String secret) {
        return new ActiveChannel(id, PLAIN, number, rules(null), ChannelSecrets.signing(secret));
    }

    static ChannelRules rules(ForwardTemplate template) {
        var references = new PropertyReferenceFinder(List.of(), Map.of());
        return new ChannelRules(null, null, Duration.ofDays(1), references, template);
    }

    @Override
    public String numberTerm() {
        return "the number of " + name;
    }

    @Override
    public VendorSettings settings() {
        return new VendorSettings(new ChannelSecrets("its secret", "its token", null), null);
    }

    @Override
    public Payload read(byte[] body, Instant receivedAt) {
        return new Payload(List.of(), List.of());
    }

    @Override
    public boolean hasHandshake() {
        return isAble;
    }

    @Override
    public Optional<TemplateSender> sender() {
        return isAble ? Optional.of((channel, forward) -> SendResult.sent("sent")) : Optional.empty();
    }
}
