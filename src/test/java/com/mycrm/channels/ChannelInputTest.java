package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.channels.ChannelView.Ad;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelInputTest {

    @Test
    void fieldsAreRead() {
        var input = input("""
                {"kind": "able", "number": "4711", "name": " Sales ", "active": false, "user": {"id": 4},
                 "fallback_user": 2, "window": "3600", "property_patterns": ["no (\\\\d+)"],
                 "ads": [{"source_id": "1202", "property_reference": "PF-1"}],
                 "forward_template": "new_lead", "forward_language": "de",
                 "secret": " s ", "verify_token": "v", "access_token": "a"}""");
        assertEquals(TestVendor.ABLE, input.vendor.value());
        assertEquals("4711", input.number(TestVendor.ABLE).value());
        assertEquals("Sales", input.name.value());
        assertEquals(false, input.active.value());
        assertEquals(4L, input.user.value());
        assertEquals(2L, input.fallbackUser.value());
        assertEquals(3600L, input.window.value());
        assertEquals(List.of("no (\\d+)"), input.propertyPatterns.value());
        assertEquals(List.of(new Ad("1202", "PF-1")), input.ads.value());
        assertEquals("new_lead", input.forwardTemplate.value());
        assertEquals("de", input.forwardLanguage.value());
        assertEquals(" s ", input.secret.value());
        assertEquals("v", input.verifyToken.value());
        assertEquals("a", input.accessToken.value());
        assertFaults(input);
    }

    @ParameterizedTest
    @CsvSource({"whatsapp:+1 415 523-8886, 14155238886", "(0049).30-12, 00493012", "106540352242922, 106540352242922"})
    void numberIsItsDigits(String given, String digits) {
        assertEquals(
                digits,
                input("{\"number\": \"" + given + "\"}")
                        .number(TestVendor.PLAIN)
                        .value());
    }

    @Test
    void numberHasTheFormOfItsVendor() {
        var named = new TestVendor.Named();
        var json = "{\"number\": \"Demo-App\"}";
        var input = input(json, TestVendor.of(TestVendor.PLAIN, named));
        assertEquals("Demo-App", input.number(named).value());
        input.requireNumber(named);
        assertFaults(input);
        input.requireNumber(TestVendor.PLAIN);
        assertFaults(input, "/number takes the number of plain");
    }

    @Test
    void faultsNameEveryVendor() {
        assertFaults(
                input("{\"kind\": \"sms\", \"number\": \"12\"}"),
                "/kind takes one of able, plain",
                "/number takes the number of able, or the number of plain");
    }

    @Test
    void patternNeedsAGroup() {
        assertFaults(
                input("{\"property_patterns\": [\"(\", \"no group\", \"(a)\"]}"),
                "/property_patterns/0 takes a regular expression (RE2) whose first group is a reference",
                "/property_patterns/1 takes a regular expression (RE2) whose first group is a reference");
    }

    /** Compiled, the first has a million steps, and the others end the compiler. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((x{1000}){1000})",
                "((((((x?){10}){10}){10}){10}){10})",
                "((x{0,1000}){1000})",
                "((x{999999999}){999999999})",
                "((x{1000,}){1000,})"
            })
    void patternThatIsLargeWhenItIsCompiledIsAFault(String pattern) {
        assertFaults(
                input("{\"property_patterns\": [\"" + pattern + "\"]}"),
                "/property_patterns/0 takes a regular expression (RE2) whose first group is a reference");
    }

    @Test
    void patternsOfAChannelAreBoundedTogether() {
        var pattern = "\"((?:[a-z]{1,8}-){100})" + "x".repeat(100) + "\"";
        assertFaults(input("{\"property_patterns\": [" + pattern + "]}"));
        assertFaults(
                input("{\"property_patterns\": [" + pattern + ", " + pattern + "]}"),
                "/property_patterns have too many characters and counts {n} in all");
    }

    @Test
    void adNeedsBothMembers() {
        assertFaults(
                input("{\"ads\": [{\"source_id\": \"1\"}, {\"property_reference\": \"PF-1\"}]}"),
                "/ads/0/property_reference is missing",
                "/ads/1/source_id is missing");
    }

    @Test
    void newChannelNeedsVendorAndNumber() {
        var input = input("{\"window\": null}");
        input.requireWhole();
        assertFaults(input, "/kind is missing", "/number is missing", "/window cannot be null");
    }

    @Test
    void vendorCannotBeChanged() {
        var other = input("{\"kind\": \"able\"}");
        other.requireVendor("plain");
        assertFaults(other, "/kind cannot be changed");
        var same = input("{\"kind\": \"plain\"}");
        same.requireVendor("plain");
        assertFaults(same);
    }

    @Test
    void fieldOfAnotherVendorIsAFault() {
        var json = "{\"verify_token\": \"v\", \"access_token\": \"a\", \"forward_template\": \"t\", \"secret\": \"s\"}";
        var input = input(json);
        input.requireAbilities(TestVendor.PLAIN);
        assertFaults(
                input,
                "/verify_token is for channels of the kind able",
                "/access_token is for channels of the kind able",
                "/forward_template is for channels of the kind able");
        var able = input(json);
        able.requireAbilities(TestVendor.ABLE);
        assertFaults(able);
    }

    @Test
    void secretWithoutAKeyIsAFault() {
        var input = input("{\"secret\": \"s\", \"verify_token\": null}");
        input.requireNoSecret();
        assertFaults(input, "/secret cannot be kept, because LEADS_SECRETS_KEY is not set");
    }

    static ChannelInput input(String json) {
        return input(json, TestVendor.vendors());
    }

    private static ChannelInput input(String json, Vendors vendors) {
        return new ChannelInput(new RequestObject(JsonReaders.object(json), "", ZoneOffset.UTC), vendors);
    }

    private static void assertFaults(ChannelInput input, String... faults) {
        assertEquals(
                List.of(faults),
                input.source.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.detail())
                        .toList());
    }
}
