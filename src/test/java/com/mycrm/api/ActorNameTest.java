package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorNameTest {

    private static final String LONG = "login:" + "a".repeat(184);

    @Test
    void nameThatFitsIsStoredAsItIs() {
        assertEquals("login:zo\u00eb@example.com", ActorName.stored("login:zo\u00eb@example.com"));
        assertEquals(LONG, ActorName.stored(LONG));
    }

    @Test
    void namesThatDifferAreStoredAsTwo() {
        assertNotEquals(ActorName.stored("login:zo\u00eb@x"), ActorName.stored("login:zo\u00ea@x"));
        assertNotEquals(ActorName.stored(LONG + "1"), ActorName.stored(LONG + "2"));
        assertNotEquals(ActorName.stored("idp:ann"), ActorName.stored("idp:ann "));
        assertNotEquals(ActorName.stored("idp:a\u0000"), ActorName.stored("idp:a\u0001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idp:a\u0000b", "idp:a\ud800", "idp:ann ", "idp:\n"})
    void storedNameFitsItsColumn(String name) {
        var stored = ActorName.stored(name + LONG);
        assertEquals(190, stored.length());
        assertTrue(ActorName.stored(name).matches("idp:[a-z?]*~[0-9a-f]{32}"), () -> ActorName.stored(name));
    }

    @Test
    void loggedNameIsOneShortPrintableWord() {
        assertEquals("login:zo?@x?y", logged("login:zo\u00eb@x y"));
        assertEquals(100, logged(LONG).length());
        assertEquals("-", ActorName.logged(new FakeRequest("GET", "/").servlet()));
    }

    private static String logged(String name) {
        return ActorName.logged(
                new FakeRequest("GET", "/").attribute(ActorName.ATTRIBUTE, name).servlet());
    }
}
