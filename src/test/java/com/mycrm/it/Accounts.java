package com.mycrm.it;

import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Users with rights and API keys, for tests of what a caller may do. */
record Accounts(Api api) {

    /** Runs the test with the id of a new user, whose e-mail is NAME@test.example, and deletes the user. */
    void withUser(String name, LongConsumer test) {
        var user = Json.createObjectBuilder()
                .add("first_name", "Test")
                .add("last_name", "Account")
                .add("email", name + "@test.example");
        var id =
                api.write("POST", "/users", user.build().toString()).expect(201).location();
        try {
            test.accept(id);
        } finally {
            api.write("DELETE", "/users/" + id, null).expect(204);
        }
    }

    /** Gives a user these rights and no others, by a request, so that they apply at once. */
    void setRights(long user, String... rights) {
        var body = Json.createObjectBuilder().add("rights", Json.createArrayBuilder(List.of(rights)));
        api.write("PUT", "/users/" + user + "/rights", body.build().toString()).expect(200);
    }

    Set<String> rightsOf(long user) {
        return Set.copyOf(Sql.texts("SELECT right_name FROM user_rights WHERE user_id = ?", user));
    }

    /** A token of a new key of the sample administrator that carries these rights only. */
    String tokenWith(String... rights) {
        var key = newKey(2);
        Sql.update("UPDATE api_keys SET rights = ? WHERE name = ?", String.join(",", rights), key);
        return api.tokenOf(key);
    }

    /** Gives a user these rights and no others, by SQL, so that they apply after LEADS_RIGHTS_DELAY. */
    static void setRightsLater(long user, String... rights) {
        Sql.update("DELETE FROM user_rights WHERE user_id = ?", user);
        for (var right : rights) {
            Sql.update("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", user, right);
        }
    }

    /** Makes an API key with the secret {@code demo} and every right that its user has or gets, and returns the key's name. */
    static String newKey(long user) {
        var name = UUID.randomUUID().toString();
        Sql.update(
                "INSERT INTO api_keys (name, secret_hash, user_id, rights, created_at)"
                        + " SELECT ?, secret_hash, ?, rights, created_at FROM api_keys WHERE name = 'demo'",
                name,
                user);
        return name;
    }
}
