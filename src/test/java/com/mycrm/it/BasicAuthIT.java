package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** API keys as HTTP Basic in place of tokens, which the setting {@code LEADS_BASIC_AUTH} allows. */
class BasicAuthIT {

    private static final String PATH = "/users/1";

    /** On H2 only: the database plays no part, and each start takes its time. */
    @Test
    void keyAndSecretAreTakenInPlaceOfAToken() {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("basic", TestDatabase.createEmpty("basic"))) {
            service.startQuickly();
            service.set("LEADS_BASIC_AUTH", "true");
            var api = service.start();
            var before = Instant.now();
            var missing = api.send("GET", PATH, null);
            missing.isProblem(401, "Unauthorized", "This needs a bearer token.", PATH);
            assertEquals("Basic realm=\"whatsapp-leads\", Bearer", missing.header("www-authenticate"));
            var wrong = withKey(api, PATH, Api.basic("demo", "wrong")).expect(401);
            assertEquals("Basic realm=\"whatsapp-leads\"", wrong.header("www-authenticate"));

            var user = withKey(api, PATH, Api.DEMO_KEY).expect(200).body();
            assertEquals(
                    user,
                    api.whenChallenged().send("GET", PATH, null).expect(200).body());
            var key = withKey(api, "/api-keys/1", Api.DEMO_KEY).expect(200).json();
            Leads.madeSince(before, Leads.time(key.getJsonObject("api_key"), "last_used_at"));
            assertEquals(user, api.get(PATH).expect(200).body());
        }
    }

    private static Answer withKey(Api api, String path, String key) {
        return api.send("GET", path, null, "Authorization", key);
    }
}
