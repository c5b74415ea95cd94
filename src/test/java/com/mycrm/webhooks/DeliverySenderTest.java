package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.webhooks.DeliveryStore.Claimed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverySenderTest {

    private int claims;

    private DeliverySender sender() {
        var sender = new DeliverySender();
        sender.deliveries = new DeliveryStore() {
            @Override
            public List<Long> due() {
                return List.of(1L);
            }

            @Override
            public List<Claimed> claim(long webhookId, int most) {
                claims++;
                return List.of();
            }
        };
        sender.webhooks = new WebhookQueries() {
            @Override
            public Optional<Webhook> find(long id) {
                return Optional.of(new Webhook(0, Instant.EPOCH));
            }
        };
        sender.secrets = new WebhookSecrets() {
            @Override
            Optional<List<String>> of(Webhook webhook) {
                return Optional.of(List.of());
            }
        };
        return sender;
    }

    @Test
    void nodeThatStopsBeginsNoMoreAttempts() {
        sender().sendDue();
        assertEquals(1, claims);
        var stopping = sender();
        stopping.end(new StopAnnounced());
        stopping.sendDue();
        assertEquals(1, claims);
    }
}
