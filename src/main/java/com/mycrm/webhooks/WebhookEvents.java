package com.mycrm.webhooks;

import com.mycrm.events.EventSource;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The events of webhooks: that the service has switched one off, and tests. */
@ApplicationScoped
public class WebhookEvents implements EventSource {

    static final String OBJECT = "webhook";
    static final String DISABLED = "disabled";
    static final String TEST = "test";
    static final String TEST_TYPE = OBJECT + "." + TEST;

    @Override
    public String object() {
        return OBJECT;
    }

    @Override
    public String readRight() {
        return Rights.WEBHOOK_MANAGE;
    }

    @Override
    public List<String> verbs() {
        return List.of(DISABLED, TEST);
    }
}
