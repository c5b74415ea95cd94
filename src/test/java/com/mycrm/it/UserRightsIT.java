package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rights of users: who may grant them, and which writes need which. */
class UserRightsIT {

    private final Api api = TestServer.api();
    private final Accounts accounts = new Accounts(api);

    @Test
    void rightsOfAUserApplyToTokensAtOnce() {
        accounts.withUser("rights", id -> {
            var path = "/users/" + id + "/rights";
            assertEquals(
                    "",
                    api.write("PUT", path, "{\"rights\": [\"lead.read\", \"user.read\"]}")
                            .expect(204)
                            .body());
            assertEquals(Answer.json("{\"rights\": [\"lead.read\", \"user.read\"]}"), api.json(path));
            var token = api.tokenOf(Accounts.newKey(id));
            api.as(token, "GET", path, null).isForbidden("user.manage", path);
            api.as(token, "GET", "/users/1", null).expect(200);
            api.as(token, "GET", "/properties/1", null).expect(403);
            api.write("PUT", path, "{\"rights\": [\"property.read\", \"lead.read\", \"lead.read\"]}")
                    .expect(204);
            api.as(token, "GET", "/users/1", null).expect(403);
            api.as(token, "GET", "/properties/1", null).expect(200);
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            api.write("PUT", path, "{\"rights\": []}").expect(204);
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(403);
        });
    }

    @Test
    void unknownRightsAreRefused() {
        var takes = "takes one of key.manage, lead.create, lead.delete, lead.read, lead.update, property.manage,"
                + " property.read, user.manage, user.read, webhook.manage";
        var path = "/users/1/rights";
        api.write("PUT", path, "{\"rights\": [\"lead.read\", \"root\", 1, null]}")
                .isUnprocessable(path, "/rights/1", takes, "/rights/2", takes, "/rights/3", takes);
        api.write("PUT", path, "{}").isUnprocessable(path, "/rights", "is missing");
        api.write("PUT", path, "{\"rights\": \"lead.read\"}")
                .isUnprocessable(path, "/rights", "takes an array of at most 1000 elements");
        assertEquals(400, api.write("PUT", path, "[").status());
        api.write("PUT", "/users/4711/rights", "{\"rights\": []}")
                .isProblem(404, "Not Found", "The user 4711 does not exist.", "/users/4711/rights");
    }

    @Test
    void callerGrantsOnlyRightsOfItsOwn() {
        accounts.withUser(
                "giver",
                giver -> accounts.withUser("taker", taker -> {
                    accounts.setRights(giver, "user.manage", "lead.read");
                    accounts.setRights(taker, "property.read");
                    var token = api.tokenOf(Accounts.newKey(giver));
                    var path = "/users/" + taker + "/rights";
                    api.as(
                                    token,
                                    "PUT",
                                    path,
                                    "{\"rights\": [\"property.read\", \"lead.read\", \"key.manage\", \"lead.create\"]}")
                            .isForbidden("key.manage", path);
                    assertEquals(Set.of("property.read"), accounts.rightsOf(taker));
                    api.as(token, "PUT", path, "{\"rights\": [\"property.read\", \"lead.read\"]}")
                            .expect(204);
                    assertEquals(Set.of("property.read", "lead.read"), accounts.rightsOf(taker));
                    api.as(token, "PUT", path, "{\"rights\": [\"lead.read\"]}").expect(204);
                    assertEquals(Set.of("lead.read"), accounts.rightsOf(taker));
                }));
    }

    @Test
    void writesOfUsersPropertiesAndKeysNeedTheirRights() {
        accounts.withUser("reader", id -> {
            accounts.setRights(id, "lead.read", "user.read", "property.read");
            var token = api.tokenOf(Accounts.newKey(id));
            for (var request : List.of(
                    "POST /users user.manage",
                    "PATCH /users/1 user.manage",
                    "PUT /users/1 user.manage",
                    "DELETE /users/1 user.manage",
                    "PUT /users/by-email/a@b user.manage",
                    "PUT /users/1/rights user.manage",
                    "PUT /users/1/password user.manage",
                    "POST /properties property.manage",
                    "PATCH /properties/1 property.manage",
                    "PUT /properties/1 property.manage",
                    "DELETE /properties/1 property.manage",
                    "PUT /properties/by-reference/a property.manage",
                    "GET /api-keys key.manage",
                    "GET /api-keys/1 key.manage",
                    "POST /api-keys key.manage",
                    "DELETE /api-keys/1 key.manage",
                    "POST /api-keys/1/rotation key.manage")) {
                var words = request.split(" ");
                api.as(token, words[0], words[1], words[0].equals("GET") ? null : "{}")
                        .isForbidden(words[2], words[1]);
            }
        });
    }
}
