package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The administrator of an empty database, and the way back in for an administrator who has lost the secrets. */
class AdministratorIT {

    private static final Pattern SECRETS = Pattern.compile("What follows is shown this once:\\R"
            + "  administrator admin@localhost, password (\\S+)\\R"
            + "  API key admin, secret (\\S+)\\R");

    /** On H2 only: the database plays no part, and each start takes its time. */
    @Test
    void lostSecretsAreReplacedByAStartWithTheSetting() {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("administrator", TestDatabase.createEmpty("administrator"))) {
            service.startQuickly();
            service.set("LEADS_SAMPLE_DATA", "false");
            service.set("LEADS_HOST", "127.0.0.1");
            var api = service.start();
            var first = secrets(service);
            assertOpens(api, first);
            service.kill();

            api = service.start();
            assertTrue(SECRETS.matcher(service.output()).results().findAny().isEmpty(), "secrets are shown once");
            assertOpens(api, first);
            service.kill();

            service.set("LEADS_ADMIN_RESET", "true");
            api = service.start();
            var second = secrets(service);
            assertOpens(api, second);
            assertEquals(401, api.requestToken("admin", first.group(2)).status());
            assertEquals(400, api.login("admin@localhost", first.group(1)).status());
            assertTrue(
                    service.output()
                            .contains("The administrator admin@localhost has a new password and API key;"
                                    + " remove LEADS_ADMIN_RESET, or the next start replaces them"),
                    service::output);
        }
    }

    private static void assertOpens(Api api, MatchResult secrets) {
        api.login("admin@localhost", secrets.group(1)).expect(201);
        var token =
                api.requestToken("admin", secrets.group(2)).expect(200).json().getString("access_token");
        for (var path : new String[] {"/whatsapp-leads", "/users", "/properties", "/channels", "/api-keys"}) {
            api.send("GET", path, null, "Authorization", "Bearer " + token).expect(200);
        }
        assertEquals(
                1,
                api.send("GET", "/api-keys", null, "Authorization", "Bearer " + token)
                        .json()
                        .getInt("count"));
    }

    private static MatchResult secrets(OwnService service) {
        var found = SECRETS.matcher(service.output()).results().toList();
        assertEquals(1, found.size(), service::output);
        return found.get(0);
    }
}
