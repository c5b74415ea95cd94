package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import org.junit.jupiter.api.Test;

class TokenDocumentTest {

    @Test
    void tokenOfAKeyHasNoRefreshToken() {
        assertEquals(
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"scope\":\"openid\",\"expires_in\":1800}",
                JsonConfiguration.jsonb().toJson(new TokenResource.Document("a", null, "Bearer", "openid", 1800)));
    }

    @Test
    void tokenOfAUserHasARefreshToken() {
        assertEquals(
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\",\"expires_in\":2700}",
                JsonConfiguration.jsonb().toJson(new TokenResource.Document("a", "r", "Bearer", null, 2700)));
    }
}
