package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import org.junit.jupiter.api.Test;

class InboundMessageTest {

    @Test
    void senderIsIdentifiedByIdOrUsername() {
        assertEquals("US.1", new Sender(null, "US.1", "zoe", null).id());
        assertEquals("@zoe", new Sender(null, null, "zoe", null).id());
        assertEquals(null, new Sender("1650", null, null, "Zoë").id());
    }

    @Test
    void senderWithoutNumberIdAndUsernameIsUnknown() {
        assertEquals(false, new Sender(null, "\u0001", " ", "Zoë").isKnown());
        assertEquals(true, new Sender("1650", null, null, null).isKnown());
        assertEquals(true, new Sender(null, null, "zoe", null).isKnown());
    }

    @Test
    void senderIsIdentifiedByNumberAndIdOrUsername() {
        var all = new Sender("1650", "US.1", "US.ENT.1", "zoe", null);
        assertEquals("+1650 US.1", all.shownPhone() + " " + all.id());
        assertEquals("US.ENT.1", new Sender(null, null, "US.ENT.1", "zoe", null).id());
        assertEquals("@zoe", new Sender(null, null, "zoe", null).id());
        assertEquals(null, new Sender("1650", null, null, null).id());
    }

    @Test
    void contactHasTheKeyOfTheNumber() {
        assertEquals(Contact.of("5511987654321", "@zoe"), new Sender("5511987654321", null, "zoe", null).contact());
    }

    @Test
    void contentWithoutATypeIsUnknown() {
        assertEquals("unknown", new Content(" ", null, null, null).type());
    }

    @Test
    void messageKeyIsAHashOfTheWholeId() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new MessageRef("1", "abc").key());
        assertEquals("x".repeat(255), new MessageRef("1", "x".repeat(300)).storedId());
    }
}
