package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rights of users: who may grant them, and which writes need which. */
class UserRightsIT {

    private final Api api = TestServer.api();
    private final Accounts accounts = new Accounts(api);

    @Test
    void rightsOfAUserApplyToTokensAtOnce() {
        accounts.withUser("rights", id -> {
            var path = "/users/" + id + "/rights";
            var access =
                    Answer.json("{\"rights\": [\"lead.read\", \"user.read\"], \"password\": null, \"api_keys\": []}");
            assertEquals(
                    access,
                    api.write("PUT", path, "{\"rights\": [\"user.read\", \"lead.read\"]}")
                            .expect(200)
                            .json());
            assertEquals(access, api.json(path));
            var token = api.tokenOf(Accounts.newKey(id));
            api.as(token, "GET", path, null).isForbidden("user.manage", path);
            api.as(token, "GET", "/users/1", null).expect(200);
            api.as(token, "GET", "/properties/1", null).expect(403);
            api.write("PUT", path, "{\"rights\": [\"property.read\", \"lead.read\", \"lead.read\"]}")
                    .expect(200);
            api.as(token, "GET", "/users/1", null).expect(403);
            api.as(token, "GET", "/properties/1", null).expect(200);
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            api.write("PUT", path, "{\"rights\": []}").expect(200);
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
    void callerGivesAndTakesOnlyRightsOfItsOwn() {
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
                            .expect(200);
                    assertEquals(Set.of("property.read", "lead.read"), accounts.rightsOf(taker));
                    api.as(token, "PUT", path, "{\"rights\": [\"lead.read\"]}").isForbidden("property.read", path);
                    api.as(token, "PUT", path, "{\"rights\": [\"property.read\"]}")
                            .expect(200);
                    assertEquals(Set.of("property.read"), accounts.rightsOf(taker));
                }));
    }

    @Test
    void rightsAreAnsweredWithTheSecretsThatGiveThem() {
        accounts.withUser("giving", user -> {
            api.write("PUT", "/users/" + user + "/password", "{\"password\": \"set before\"}")
                    .expect(204);
            var name = Accounts.newKey(user);
            var given = api.write("PUT", "/users/" + user + "/rights", "{\"rights\": [\"lead.read\"]}")
                    .expect(200)
                    .json();
            assertEquals(
                    Answer.json("""
                    {"rights": ["lead.read"], "password": {"set_at": "%s", "set_by": "key:demo"},
                     "api_keys": [{"id": %d, "name": "%s", "rights": ["lead.read"]}]}
                    """.formatted(
                                    given.getJsonObject("password").getString("set_at"),
                                    Sql.number("SELECT id FROM api_keys WHERE name = ?", name),
                                    name)),
                    given);
        });
    }

    /** Every way in which a holder of user.manage alone could disable or take over somebody with more rights. */
    @Test
    void callerChangesNoUserWithMoreRights() {
        accounts.withUser(
                "lesser-manager",
                lesser -> accounts.withUser("greater-manager", greater -> {
                    accounts.setRights(lesser, "user.manage");
                    accounts.setRights(greater, "user.manage", "key.manage");
                    var token = api.tokenOf(Accounts.newKey(lesser));
                    var before = api.get("/users/" + greater).body();
                    var path = "/users/" + greater;
                    var whole = "{\"first_name\": \"A\", \"last_name\": \"B\", \"email\": \"a.b@test.example\"}";
                    for (var request : List.of(
                            "PATCH " + path + " {\"status\": \"inactive\"}",
                            "PATCH " + path + " {\"email\": \"lesser2@test.example\"}",
                            "PATCH " + path + " {\"operations\": [{\"op\": \"replace\", \"path\": \"/phone\","
                                    + " \"value\": \"1\"}]}",
                            "PUT " + path + " " + whole,
                            "PUT /users/by-email/greater-manager@test.example {\"status\": \"inactive\"}",
                            "DELETE " + path + " ",
                            "PUT " + path + "/rights {\"rights\": [\"user.manage\"]}",
                            "PUT " + path + "/password {\"password\": \"taken over\"}")) {
                        var words = request.split(" ", 3);
                        api.as(token, words[0], words[1], words[2].isEmpty() ? null : words[2])
                                .isForbidden("key.manage", words[1]);
                    }
                    var file = "email,status\ngreater-manager@test.example,inactive\n";
                    var upload = api.send(
                                    "POST",
                                    "/users/import",
                                    file,
                                    "Content-Type",
                                    "text/csv",
                                    "Authorization",
                                    "Bearer " + token)
                            .expect(202)
                            .header("location");
                    assertEquals(
                            "row,column,problem\n2,email,\"is the e-mail of a user that cannot be changed. This needs the right"
                                    + " key.manage, which the token does not give.\"\n",
                            new Imports(api).report(new Imports(api).ended(upload)));
                    assertEquals(before, api.get("/users/" + greater).body());
                    assertEquals(Set.of("user.manage", "key.manage"), accounts.rightsOf(greater));
                    api.as(token, "PATCH", "/users/" + lesser, "{\"phone\": \"1\"}")
                            .expect(200);
                }));
    }

    @Test
    void lastActiveHolderOfARightStays() {
        var demo = "/users/2";
        var before = api.get(demo).body();
        Sql.update("DELETE FROM user_rights WHERE user_id = 11 AND right_name = 'user.manage'");
        try {
            for (var answer : List.of(
                    api.write("PUT", demo + "/rights", "{\"rights\": [\"key.manage\", \"user.manage\"]}"),
                    api.write("PATCH", demo, "{\"status\": \"inactive\"}"),
                    api.write("DELETE", demo, null))) {
                answer.expect(409);
                assertTrue(
                        answer.json()
                                .getString("detail")
                                .matches("The user 2 is the last active one with the right [a-z.]+\\."),
                        answer::body);
            }
            assertEquals(before, api.get(demo).body());
            assertEquals(10, accounts.rightsOf(2).size());
        } finally {
            Sql.update("INSERT INTO user_rights (user_id, right_name) VALUES (11, 'user.manage')");
        }
    }

    /** Two administrators who remove each other at the same moment: one of them stays. */
    @Test
    void oneOfTwoAdministratorsStays() {
        var right = "webhook.manage";
        Sql.update("DELETE FROM user_rights WHERE right_name = ? AND user_id <> 2", right);
        for (var round = 0; round < 5; round++) {
            accounts.withUser(
                    "one-of-two",
                    one -> accounts.withUser("other-of-two", other -> {
                        accounts.setRights(one, "user.manage", right);
                        accounts.setRights(other, "user.manage", right);
                        var tokens = List.of(api.tokenOf(Accounts.newKey(one)), api.tokenOf(Accounts.newKey(other)));
                        Sql.update("DELETE FROM user_rights WHERE right_name = ? AND user_id = 2", right);
                        try {
                            var removal = CompletableFuture.supplyAsync(() ->
                                    api.as(tokens.get(0), "PATCH", "/users/" + other, "{\"status\": \"inactive\"}"));
                            var answer = api.as(tokens.get(1), "PUT", "/users/" + one + "/rights", "{\"rights\": []}");
                            var statuses =
                                    Set.of(answer.status(), removal.join().status());
                            assertTrue(statuses.contains(200) && statuses.size() == 2, statuses::toString);
                            assertEquals(
                                    1,
                                    Sql.number(
                                            "SELECT COUNT(*) FROM user_rights r JOIN users u ON u.id = r.user_id"
                                                    + " WHERE r.right_name = ? AND u.status = 'active'",
                                            right));
                        } finally {
                            Sql.update("INSERT INTO user_rights (user_id, right_name) VALUES (2, ?)", right);
                        }
                    }));
        }
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
