package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.inbox.RetryableEventException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VendorChannelsTest {

    private static final ActiveChannel OWN = TestVendor.channel(7, "111", "own");
    private static final ActiveChannel SHARED = TestVendor.channel(8, "222", "settings");
    private static final ActiveChannel SETTINGS = TestVendor.channel(0, null, "settings");
    private static final VendorChannels CHANNELS = new VendorChannels(List.of(OWN, SHARED, SETTINGS), Set.of("333"));

    @Test
    void numberIsFoundByItsChannelOrBySettings() {
        assertEquals(Optional.of(OWN), CHANNELS.find("111"));
        assertEquals(Optional.of(SETTINGS.withNumber("999")), CHANNELS.find("999"));
    }

    @Test
    void numberOfAnInactiveChannelIsNotFound() {
        assertEquals(Optional.empty(), CHANNELS.find("333"));
    }

    @Test
    void channelReceivesWhatItsOwnSecretSigned() {
        assertEquals(OWN, CHANNELS.receiver("111", 7));
        assertEquals(SETTINGS.withNumber("999"), CHANNELS.receiver("999", 0));
    }

    @Test
    void channelReceivesWhatTheSameSecretOfAnotherChannelSigned() {
        assertEquals(SHARED, CHANNELS.receiver("222", 0));
        assertEquals(SETTINGS.withNumber("999"), CHANNELS.receiver("999", 8));
    }

    @Test
    void reasonNamesTheOtherSecret() {
        assertReason(
                "channel 7 of the number 111 has another secret than the one that signed the event, which is that of"
                        + " the settings",
                "111",
                0);
        assertReason(
                "channel 8 of the number 222 has another secret than the one that signed the event, which is that of"
                        + " channel 7",
                "222",
                7);
    }

    @Test
    void reasonNamesAChannelThatIsNotInUse() {
        assertReason("the channel of the number 333 is not in use", "333", 0);
    }

    @Test
    void reasonNamesANumberWithoutAChannel() {
        var withoutSettings = new VendorChannels(List.of(OWN), Set.of());
        var failure = assertThrows(RetryableEventException.class, () -> withoutSettings.receiver("999", 7));
        assertEquals("no channel has the number 999", failure.getMessage());
    }

    private static void assertReason(String reason, String number, long signedBy) {
        var failure = assertThrows(RetryableEventException.class, () -> CHANNELS.receiver(number, signedBy));
        assertEquals(reason, failure.getMessage());
    }
}
