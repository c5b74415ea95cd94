package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

    private static final Person ZOE = new Person(
            PhoneNumber.of("+32471000103").orElseThrow(), "Zoe@Example.com", Person.usernameKey("@Zoe.Doe"), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone: 0471/00.01.03 x is no number",
                "+971501234567 / +32471000103",
                "0501234567/0471000103",
                "the value \"+32 (0)471\u00a0000\u00a0103a\"",
                "٠٤٧١٠٠٠١٠٣",
                "zoe@example.com,",
                "the user ZOE.DOE"
            })
    void personIsNamedInAText(String text) {
        assertTrue(ZOE.isNamedIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "phone: +33471000103", "+324710001035", "row 471, column 103", "zoe@example.org"})
    void otherTextNamesNobody(String text) {
        assertFalse(ZOE.isNamedIn(text));
    }

    @Test
    void nameWithinAWordAndShortNameNameNobody() {
        assertFalse(withUsername("bob").isNamedIn("the user Bobcat"));
        assertTrue(withUsername("bob").isNamedIn("the user Bob."));
        assertFalse(withUsername("e").isNamedIn("e is unknown"));
    }

    private static Person withUsername(String name) {
        return new Person(null, null, name, Set.of());
    }

    @Test
    void nationalNumberThatOthersShareIsNotThePersons() {
        assertTrue(ZOE.hasNumber("0471000103"));
        var sharing = ZOE.withShared(Set.of("471000103"));
        assertFalse(sharing.hasNumber("0471000103"));
        assertTrue(sharing.hasNumber("0032471000103"));
    }

    @Test
    void numberWithoutCountryThatOthersShareIsNotThePersons() {
        var bia = new Person(PhoneNumber.of("+5551991234861").orElseThrow(), null, null, Set.of());
        assertTrue(bia.hasNumber("(51) 99123-4861"));
        assertFalse(bia.hasNumber("51991234861"));
        var sharing = bia.withShared(Set.of("51991234861"));
        assertFalse(sharing.hasNumber("(51) 99123-4861"));
        assertTrue(sharing.hasNumber("+55 51 99123-4861"));
    }

    @Test
    void namesAreThoseOfVendors() {
        assertEquals(Set.of("32471000103", "Zoe@Example.com", "zoe.doe"), ZOE.names());
        assertEquals(null, Person.usernameKey("@"));
    }
}
