package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.PhoneNumber;
import com.mycrm.security.Rights;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the service keeps for rows which it writes itself, checked for those of the script. */
class SampleDataTest {

    private static MemoryDatabase database;

    @BeforeAll
    static void create() {
        database = MemoryDatabase.withSampleData();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void hasItsNumberOfRows() {
        assertEquals(
                List.of("12 60 1500"),
                rows("SELECT (SELECT COUNT(*) FROM users) || ' ' || (SELECT COUNT(*) FROM properties) || ' '"
                        + " || (SELECT COUNT(*) FROM whatsapp_leads)"));
    }

    @Test
    void beginsWithTheLeadOfThePublishedPage() {
        assertEquals(
                List.of("0478524147 delivered 1 1 pf-flex " + seconds("2023-07-20T22:55:01Z") + " "
                        + seconds("2023-07-20T22:55:29Z") + " " + seconds("2025-05-05T10:38:52Z")),
                rows(
                        "SELECT phone || ' ' || status || ' ' || user_id || ' ' || property_id || ' ' || property_reference"
                                + " || ' ' || lead_date || ' ' || created_at || ' ' || updated_at FROM whatsapp_leads"
                                + " WHERE id = 1"));
    }

    @Test
    void givesTheDemoUserEveryRight() {
        assertEquals(
                Rights.ALL,
                Set.copyOf(rows("SELECT right_name FROM user_rights JOIN users ON users.id = user_id"
                        + " WHERE email = 'demo@example.com'")));
    }

    @Test
    void hasLeadsOfEveryStatus() {
        assertEquals(
                Stream.of(LeadStatus.values()).map(LeadStatus::word).collect(Collectors.toSet()),
                Set.copyOf(rows("SELECT DISTINCT status FROM whatsapp_leads")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users WHERE email_key <> LOWER(email)",
                "users WHERE updated_at < created_at",
                "properties WHERE reference_key <> LOWER(reference)",
                "properties WHERE updated_at < created_at",
                "properties WHERE status NOT IN ('draft', 'available', 'rented', 'under offer', 'reserved', 'sold',"
                        + " 'inactive')",
                "properties WHERE type_id = 0 OR latitude IS NULL OR longitude IS NULL",
                "properties LEFT JOIN locations ON locations.id = location_id WHERE locations.city IS NULL"
                        + " OR CONCAT(properties.city, '|', properties.community, '|', properties.sub_community, '|',"
                        + " properties.tower) <> CONCAT(locations.city, '|', locations.community, '|',"
                        + " locations.sub_community, '|', locations.tower)",
                "locations WHERE names_key <> LOWER(CONCAT(city, '|', community, '|', sub_community, '|', tower))",
                "properties WHERE offering_type = 'rent' AND prices = '[]' OR languages = '[]'",
                "whatsapp_leads WHERE property_reference_key IS DISTINCT FROM LOWER(property_reference)",
                "whatsapp_leads WHERE lead_date > created_at OR created_at > updated_at",
                "whatsapp_leads LEFT JOIN properties ON properties.id = property_id"
                        + " WHERE property_id IS NOT NULL AND property_reference IS DISTINCT FROM reference",
            })
    void hasNoRowThatBreaksARule(String rowsThatDo) {
        assertEquals(List.of("0"), rows("SELECT COUNT(*) FROM " + rowsThatDo));
    }

    @Test
    void numbersAreSearchedAsTheServiceStoresThem() {
        var numbers = rows("SELECT phone || '=' || phone_digits FROM whatsapp_leads WHERE phone IS NOT NULL");
        assertEquals(
                List.of(),
                numbers.stream()
                        .map(number -> number.split("="))
                        .filter(number -> !number[1].equals(PhoneNumber.digits(number[0])))
                        .map(number -> number[0])
                        .toList());
    }

    private static long seconds(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    /** The first column of all rows. */
    private static List<String> rows(String sql) {
        try (var connection = database.source().getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
