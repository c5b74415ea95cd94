package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.inbox.Event;
import com.mycrm.inbox.PoisonEventException;
import com.mycrm.inbox.RetryableEventException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventProcessorTest {

    private static final Event EVENT = new Event(7, "reading", 0, new byte[0], Instant.EPOCH, 1, 0, null);

    private final List<String> received = new ArrayList<>();

    @Test
    void itemsAreProcessedInTheirOrder() {
        processor(new Payload(List.of(message("111", "a"), receipt("111", "b"), message("111", "c")), List.of()))
                .handle(EVENT);
        assertEquals(List.of("message a", "receipt b", "message c"), received);
    }

    @Test
    void itemThatFailsHoldsUpNoOther() {
        var payload = new Payload(
                List.of(message("222", "a"), message("111", "fails"), message("111", "c")), List.of("is no object"));
        var failure = assertThrows(
                RetryableEventException.class, () -> processor(payload).handle(EVENT));
        assertEquals(
                "element 1 of 3: no channel has the number 222; element 2 of 3: IllegalStateException",
                failure.getMessage());
        assertEquals(1, failure.getSuppressed().length);
        assertEquals(List.of("message c"), received);
    }

    @Test
    void faultsMakeTheEventPoisonWhenAllElseIsProcessed() {
        var payload =
                new Payload(List.of(message("111", "a")), List.of("message 1 is no object", "status 2 has no id"));
        var failure = assertThrows(
                PoisonEventException.class, () -> processor(payload).handle(EVENT));
        assertEquals("message 1 is no object; status 2 has no id", failure.getMessage());
        assertEquals(List.of("message a"), received);
    }

    private static InboundMessage message(String number, String id) {
        return new InboundMessage(
                new MessageRef(number, id),
                new Sender("1650", null, null, null),
                null,
                new Content("text", null, null, null),
                Instant.EPOCH);
    }

    private static Receipt receipt(String number, String id) {
        return new Receipt(
                new MessageRef(number, id), new Recipient("1650", null), ReceiptStatus.of("sent"), null, Instant.EPOCH);
    }

    private EventProcessor processor(Payload payload) {
        var processor = new EventProcessor();
        processor.vendors = TestVendor.of(new ReadingVendor(payload));
        processor.channels = new ActiveChannels() {
            @Override
            VendorChannels of(String vendor) {
                return new VendorChannels(List.of(TestVendor.channel(0, "111", "s")), Set.of());
            }
        };
        processor.conversations = new Conversations() {
            @Override
            public void receive(ActiveChannel channel, InboundMessage message) {
                if (message.message().id().equals("fails")) {
                    throw new IllegalStateException();
                }
                received.add("message " + message.message().id());
            }
        };
        processor.updates = new ConversationUpdates() {
            @Override
            public void receive(ActiveChannel channel, Receipt receipt) {
                received.add("receipt " + receipt.message().id());
            }
        };
        return processor;
    }

    /** A vendor whose every event has this payload. */
    private record ReadingVendor(Payload payload) implements Vendor {

        @Override
        public String name() {
            return "reading";
        }

        @Override
        public String numberTerm() {
            return "a number";
        }

        @Override
        public VendorSettings settings() {
            return new VendorSettings(ChannelSecrets.signing("s"), null);
        }

        @Override
        public Payload read(byte[] body, Instant receivedAt) {
            return payload;
        }
    }
}
