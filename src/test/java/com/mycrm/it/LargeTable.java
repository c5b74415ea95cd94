package com.mycrm.it;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Fills the tables of a MariaDB or MySQL from the sample, by SQL: users and properties with many leads and with few,
 * and dates that grow with the ids.
 */
record LargeTable(Connection database, int leads) {

    private static final int USERS = 500;

    /** Every word {@code ROW} stands for the id of the new row. */
    private static final String INSERT_USERS = """
            INSERT INTO users (id, first_name, last_name, email, email_key, role, status, created_at, updated_at,
              version)
            SELECT ROW, first_name, last_name, CONCAT('plan-', ROW), CONCAT('plan-', ROW), role, 'active', created_at,
              updated_at, 1 FROM users WHERE id <= ?""";

    private static final String INSERT_PROPERTIES = """
            INSERT INTO properties (id, reference, reference_key, status, type_id, type_name, type_category,
              location_id, offering_type, price, prices, bedrooms, languages, images, amenities, user_id, created_at,
              updated_at, version)
            SELECT ROW, CONCAT('PLAN-', ROW), CONCAT('plan-', ROW), status, type_id, type_name, type_category,
              location_id, offering_type, price, prices, bedrooms, languages, images, amenities, user_id, created_at,
              updated_at, 1
            FROM properties WHERE id <= ?""";

    private static final String INSERT_LEADS = """
            INSERT INTO whatsapp_leads (id, phone, phone_digits, status, user_id, property_id, property_reference,
              property_reference_key, lead_date, created_at, updated_at, created_by, version)
            SELECT ROW, CONCAT('+9715', LPAD(CRC32(CONCAT('t', ROW)) % 100000000, 8, '0')),
              CONCAT('9715', LPAD(CRC32(CONCAT('t', ROW)) % 100000000, 8, '0')),
              CASE WHEN CRC32(CONCAT('s', ROW)) % 100 < 2 THEN 'pending'
                WHEN CRC32(CONCAT('s', ROW)) % 100 < 60 THEN 'delivered' ELSE 'prospect' END,
              1 + FLOOR(450 * POW(CRC32(CONCAT('u', ROW)) / 4294967296e0, 2)), PROPERTY, CONCAT('PLAN-', PROPERTY),
              CONCAT('plan-', PROPERTY), DATE, DATE + 60, DATE + CRC32(ROW) % 1209600, 'plans', 1
            FROM whatsapp_leads WHERE id <= ?""";

    void fill() throws SQLException {
        grow("users", USERS, INSERT_USERS);
        var properties = leads / 10;
        grow("properties", properties, INSERT_PROPERTIES);
        grow(
                "whatsapp_leads",
                leads,
                INSERT_LEADS
                        .replace(
                                "PROPERTY",
                                "1 + FLOOR(%d * POW(CRC32(CONCAT('p', ROW)) / 4294967296e0, 2))".formatted(properties))
                        .replace("DATE", "1690000000 + ROW * " + 94_000_000 / leads));
        try (var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE users, properties, whatsapp_leads");
        }
    }

    /** Doubles the rows until there are so many. */
    private void grow(String table, int rows, String insert) throws SQLException {
        for (var have = count(table); have < rows; have = count(table)) {
            try (var statement = database.prepareStatement(insert.replace("ROW", "id + " + have))) {
                statement.setLong(1, Math.min(have, rows - have));
                statement.executeUpdate();
            }
        }
    }

    private long count(String table) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
