package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.expand.Reference;
import com.mycrm.channels.ChannelView.Ad;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.config.Vault;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelTest {

    private static final Instant CREATED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final Optional<Vault> VAULT = Optional.of(new Vault(new byte[32]));

    @Test
    void newChannelHasDefaults() {
        var view = changed("{\"number\": \"4711\"}").view();
        assertEquals(
                new ChannelView(
                        0, "able", "4711", "4711", true, null, null, 3600, List.of(), List.of(), null, "en", false,
                        false, false, CREATED, CREATED),
                view);
    }

    @Test
    void changeTakesOverWhatIsGiven() {
        var channel = changed("{\"number\": \"4711\", \"name\": \"Sales\", \"user\": 4, \"forward_template\": \"t\"}");
        change(channel, """
                {"active": false, "user": null, "fallback_user": 2, "window": 7, "property_patterns": ["(a)"],
                 "ads": [{"source_id": "1", "property_reference": "PF-1"}], "forward_language": "de",
                 "secret": "s"}""");
        assertEquals(
                new ChannelView(
                        0,
                        "able",
                        "4711",
                        "Sales",
                        false,
                        null,
                        new Reference(2),
                        7,
                        List.of("(a)"),
                        List.of(new Ad("1", "PF-1")),
                        "t",
                        "de",
                        true,
                        false,
                        false,
                        CREATED,
                        LATER),
                channel.view());
    }

    @Test
    void nullNameIsTheNumber() {
        var channel = changed("{\"number\": \"4711\", \"name\": \"Sales\"}");
        change(channel, "{\"name\": null}");
        assertEquals("4711", channel.view().name());
    }

    @Test
    void changeToTheSameValuesIsNone() {
        var channel = changed("{\"number\": \"4711\", \"property_patterns\": [\"(a)\"]}");
        change(channel, "{\"number\": \"4711\", \"name\": \"4711\", \"property_patterns\": [\"(a)\"]}");
        assertEquals(CREATED, channel.view().updatedAt());
    }

    @Test
    void activatedChannelHasItsRulesAndSecrets() throws GeneralSecurityException {
        var channel = changed("""
                {"number": "4711", "user": 4, "window": 60, "property_patterns": ["no (\\\\d+)"], "secret": "own",
                 "access_token": "a", "forward_template": "t"}""");
        var active = channel.activated(TestVendor.ABLE, VAULT).orElseThrow();
        assertEquals("4711", active.number());
        assertEquals(4, active.rules().userId());
        assertEquals(Duration.ofMinutes(1), active.rules().window());
        assertEquals(new ForwardTemplate("t", "en"), active.template());
        assertEquals(true, active.isForwarding());
        assertEquals(
                List.of(new ReferenceCandidate("12", true)),
                active.rules().references().in(new Content("text", "no 12 ref: X", null, null)));
        assertEquals(new ChannelSecrets("own", "its token", "a"), active.secrets());
    }

    @Test
    void channelThatIsSwitchedOffIsNotActivated() throws GeneralSecurityException {
        var channel = changed("{\"number\": \"4711\", \"active\": false, \"secret\": \"own\"}");
        assertEquals(Optional.empty(), channel.activated(TestVendor.ABLE, VAULT));
    }

    @Test
    void secretOfAnotherKeyIsNotDecrypted() {
        var channel = changed("{\"number\": \"4711\", \"secret\": \"own\"}");
        var other = Optional.of(new Vault("another key of thirty-two bytes!".getBytes()));
        assertThrows(GeneralSecurityException.class, () -> channel.activated(TestVendor.ABLE, other));
        assertThrows(GeneralSecurityException.class, () -> channel.activated(TestVendor.ABLE, Optional.empty()));
    }

    private static Channel changed(String json) {
        var channel = new Channel(TestVendor.ABLE, Duration.ofHours(1), CREATED);
        channel.change(ChannelInputTest.input(json), TestVendor.ABLE, VAULT, CREATED);
        return channel;
    }

    private static void change(Channel channel, String json) {
        channel.change(ChannelInputTest.input(json), TestVendor.ABLE, VAULT, LATER);
    }
}
