package com.mycrm.leads.email;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailInputTest {

    private static final EmailDetails BEFORE =
            new EmailDetails("T", "F", "L", "a@b", "1", "bayut", "[{\"body\":\"x\"}]", "[{}]");

    /** @param json with single quotes */
    private static RequestObject object(String json) {
        return new RequestObject(JsonReaders.object(json.replace('\'', '"')), "", ZoneOffset.UTC);
    }

    private static EmailDetails details(String json) {
        return EmailInput.of(object(json)).over(BEFORE, Instant.EPOCH);
    }

    private static List<String> faults(String json) {
        var object = object(json);
        EmailInput.of(object);
        return object.faults().stream().map(Violation::toString).toList();
    }

    @Test
    void notesAreBoundedInAll() {
        var note = "{'body': '" + "x".repeat(9_000) + "'},";
        assertEquals(List.of(), faults("{'notes': [" + note.repeat(5) + "{}]}"));
        assertEquals(
                List.of(Violation.pointer("/notes", "takes at most 50000 characters in all")
                        .toString()),
                faults("{'notes': [" + note.repeat(6) + "{}]}"));
    }

    @Test
    void nothingGivenChangesNothing() {
        assertEquals(BEFORE, details("{}"));
    }

    @Test
    void nullsEmptyEveryField() {
        assertEquals(
                EmailDetails.NONE,
                details("{'title': null, 'first_name': null, 'last_name': null, 'email': null, 'mobile': null,"
                        + " 'source': null, 'notes': null, 'preferences': null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'notes': 'One'}                      | [{\"body\":\"One\"}]",
                "{'notes': '[{\\'body\\': 1}]'}        | [{\"body\":\"1\"}]",
                "{'notes': [{'body': 'One'}, {}]}      | [{\"body\":\"One\"},{\"body\":\"\"}]",
                "{'notes': []}                         | []",
                "{'notes': ''}                         | []"
            })
    void notesAreTextOrObjects(String json, String notes) {
        assertEquals(
                notes,
                details(json.replace("\\'", "\\\\\"").replace("\\\\", "\\")).notes());
    }

    @Test
    void onePreferenceMayStandAlone() {
        var alone = details("{'preferences': {'types': [{'name': 'villa'}], 'to_price': 5}}");
        assertEquals(alone, details("{'preferences': [{'types': [{'name': 'villa'}], 'to_price': '5'}]}"));
        assertEquals("""
                [{"types":[{"name":"villa"}],"locations":[{"id":"","city":"","community":"","sub_community":""}],\
                "from_price":0,"to_price":5,"from_size":0,"to_size":0,"from_bedroom":0,"to_bedroom":0,\
                "from_bathroom":0,"to_bathroom":0}]""", alone.preferences());
    }

    @Test
    void everyFaultIsNamed() {
        assertEquals(
                4,
                faults("{'email': 'nobody', 'mobile': 'x', 'notes': 5, 'preferences': [{'to_price': -1,"
                                + " 'types': [3]}]}")
                        .size());
    }

    @Test
    void arraysAreBounded() {
        var many = "[" + "{},".repeat(100) + "{}]";
        assertEquals(
                List.of("/notes", "/preferences"),
                List.copyOf(new TreeSet<>(places("{'notes': " + many + ", 'preferences': " + many + "}"))));
        assertEquals(List.of("/preferences/0/types"), places("{'preferences': [{'types': " + many + "}]}"));
    }

    private static List<String> places(String json) {
        var object = object(json);
        EmailInput.of(object);
        return object.faults().stream().map(Violation::pointer).toList();
    }

    @Test
    void anonymizedKeepsNothingOfThePerson() {
        assertEquals(new EmailDetails(null, null, null, null, null, "bayut", "[]", "[{}]"), BEFORE.anonymized());
    }
}
