package com.mycrm.sample;

import com.mycrm.query.Where;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Writes the sample data in one transaction, with one batch a table.
 *
 * <p>The databases number the rows of an empty table in the order of the lists, which is how the rows refer to each other;
 * foreign keys would refuse anything else.
 */
@Stateless
public class SampleWriter {

    private static final long CREATED = 1_672_531_200; // 2023-01-01

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    public boolean isEmpty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM whatsapp_leads)");
                var row = statement.executeQuery()) {
            return row.next() && row.getLong(1) == 0;
        }
    }

    /** @param hash of the sample credentials' password and secret */
    public void write(List<SampleUser> users, List<SampleProperty> properties, List<SampleLead> leads, String hash)
            throws SQLException {
        try (var connection = database.getConnection()) {
            users(connection, users, hash);
            batch(connection, "properties (reference, reference_key, status, type_name, type_category, city, community,"
                    + " sub_community, tower, latitude, longitude, offering_type, price, size, bedrooms, bathrooms, prices,"
                    + " languages, images, user_id, created_at, updated_at, version)", properties, SampleWriter::columns);
            batch(connection, "whatsapp_leads (phone, phone_digits, status, user_id, property_id, property_reference,"
                    + " property_reference_key, lead_date, created_at, updated_at, version)", leads, SampleWriter::columns);
        }
    }

    private static void users(Connection connection, List<SampleUser> users, String hash) throws SQLException {
        batch(connection, "users (first_name, last_name, email, email_key, phone, role, status, public_first_name,"
                + " public_last_name, public_email, public_phone, password_hash, password_set_at, created_at, updated_at,"
                + " version)", users, user -> columns(user, hash));
        for (var user : users) {
            batch(connection, "user_rights (user_id, right_name)", user.rights(), right -> new Object[] {user.id(), right});
        }
        var demo = users.stream().filter(user -> user.email().equals(SampleUser.DEMO)).toList();
        batch(connection, "api_keys (name, secret_hash, user_id, created_at)", demo,
                user -> new Object[] {SampleData.CREDENTIAL, hash, user.id(), CREATED});
    }

    private static Object[] columns(SampleUser user, String hash) {
        var text = user.columns().stream().map(value -> value.isEmpty() ? null : value).toArray(String[]::new);
        var demo = user.email().equals(SampleUser.DEMO);
        return new Object[] {
            text[0], text[1], text[2], Where.key(text[2]), text[3], text[4], text[5], text[6], text[7], text[8], text[9],
            demo ? hash : null, demo ? CREATED : null, CREATED, CREATED + user.id(), 0
        };
    }

    private static Object[] columns(SampleProperty property) {
        var place = property.place().stream().map(value -> value.isEmpty() ? null : value).toArray(String[]::new);
        return new Object[] {
            property.reference(), Where.key(property.reference()), property.status(), property.kind().word,
            property.kind().category, place[0], place[1], place[2], place[3], place[4], place[5],
            property.rent() ? "rent" : "sale", property.price(), property.size(), property.bedrooms(),
            property.bedrooms() == null ? null : Math.max(1, property.bedrooms() - 1), property.prices().toString(),
            property.languages().toString(), property.images().toString(), property.userId(), property.createdAt(),
            property.createdAt() + 3_600, 0
        };
    }

    private static Object[] columns(SampleLead lead) {
        var digits = lead.phone() == null ? null : lead.phone().replaceAll("[^0-9]", "");
        var key = lead.reference() == null ? null : Where.key(lead.reference());
        return new Object[] {
            lead.phone(), digits, lead.status(), lead.userId(), lead.propertyId(), lead.reference(), key, lead.date(),
            lead.createdAt(), lead.updatedAt(), 0
        };
    }

    private static <T> void batch(Connection connection, String into, Collection<T> rows, Function<T, Object[]> columns)
            throws SQLException {
        var marks = into.chars().filter(c -> c == ',').mapToObj(comma -> ", ?").reduce("?", String::concat);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
            for (var row : rows) {
                var values = columns.apply(row);
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.addBatch();
            }
            if (!rows.isEmpty()) {
                statement.executeBatch();
            }
        }
    }
}
