package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserViewTest {

    private static final Instant CREATED = Instant.parse("2020-01-02T03:04:05Z");
    private static final Instant UPDATED = Instant.parse("2021-01-02T03:04:05Z");

    @Test
    void userHasTheMembersOfTheContract() {
        var shown = new UserView.Public("Ann", "Lee", "ann@mycrm.example", "+9715");
        var view = new UserView(1, "A", "L", "a@mycrm.example", "+971", "agent", "active", shown, CREATED, UPDATED);
        assertEquals("""
                {"id":1,"first_name":"A","last_name":"L","email":"a@mycrm.example","phone":"+971","role":"agent",\
                "status":"active","public":{"first_name":"Ann","last_name":"Lee","email":"ann@mycrm.example",\
                "phone":"+9715"},"created_at":"2020-01-02T03:04:05Z","updated_at":"2021-01-02T03:04:05Z"}""", JsonConfiguration.jsonb().toJson(view));
    }

    @Test
    void missingValuesAreNull() {
        var shown = new UserView.Public(null, null, null, null);
        var view = new UserView(1, null, null, null, null, null, null, shown, CREATED, CREATED);
        assertEquals("""
                {"id":1,"first_name":null,"last_name":null,"email":null,"phone":null,"role":null,"status":null,\
                "public":{"first_name":null,"last_name":null,"email":null,"phone":null},\
                "created_at":"2020-01-02T03:04:05Z","updated_at":"2020-01-02T03:04:05Z"}""", JsonConfiguration.jsonb().toJson(view));
    }
}
