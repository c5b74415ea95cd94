package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorsTest {

    private static final Vendors VENDORS = TestVendor.vendors();

    @Test
    void vendorIsFoundByName() {
        assertEquals(Optional.of(TestVendor.PLAIN), VENDORS.find("plain"));
    }

    @Test
    void unknownNameIsNoOtherVendor() {
        assertEquals(Optional.empty(), VENDORS.find("unknown"));
        assertEquals(Optional.empty(), VENDORS.find("PLAIN"));
    }

    @Test
    void namesAreInAlphabeticalOrder() {
        assertEquals(List.of("able", "plain"), List.copyOf(VENDORS.names()));
        assertEquals("the number of able, or the number of plain", VENDORS.numberTerms());
    }

    @Test
    void namesOfAnAbilityAreThoseOfVendorsThatHaveIt() {
        assertEquals(List.of("able"), List.copyOf(VENDORS.names(Vendor::hasHandshake)));
    }

    @Test
    void twoVendorsOfOneNameAreRefused() {
        var twice = new TestVendor("plain", true);
        assertThrows(IllegalStateException.class, () -> TestVendor.of(TestVendor.PLAIN, twice));
    }
}
