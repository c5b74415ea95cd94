package com.mycrm.sample;

import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.leads.counts.CountedLead;
import com.mycrm.persistence.Conditions;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Writes the sample data in one transaction. */
@Stateless
public class SampleWriter {

    private static final int NEW = 0;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @jakarta.inject.Inject
    com.mycrm.persistence.Jdbc jdbc;

    public boolean isEmpty() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM whatsapp_leads)");
                var row = statement.executeQuery()) {
            return row.next() && row.getLong(1) == 0;
        } catch (SQLException e) {
            throw new SampleDataFailed(e);
        }
    }

    /** @param hash of the sample credentials' password and secret */
    public void write(List<SampleUser> users, List<SampleProperty> properties, List<SampleLead> leads, String hash) {
        try (var connection = database.getConnection()) {
            var userIds = users(connection, users, hash);
            credentials(connection, users, userIds, hash);
            var propertyIds = properties(connection, properties, userIds);
            leads(connection, leads, userIds, propertyIds);
        } catch (SQLException e) {
            throw new SampleDataFailed(e);
        }
    }

    private static List<Long> users(Connection connection, List<SampleUser> users, String hash) throws SQLException {
        var columns =
                "first_name, last_name, email, phone, role, status, public_first_name, public_last_name, public_email,"
                        + " public_phone, email_key, password_hash, password_set_at, created_at, updated_at, version";
        try (var batch = new Batch(connection, "users", columns)) {
            for (var user : users) {
                batch.texts(user.text())
                        .values(
                                Conditions.key(user.email()),
                                user.isDemo() ? hash : null,
                                user.isDemo() ? user.createdAt() : null)
                        .values(user.createdAt(), user.updatedAt(), NEW)
                        .endRow();
            }
            return batch.writeNumbered();
        }
    }

    private static void credentials(Connection connection, List<SampleUser> users, List<Long> userIds, String hash)
            throws SQLException {
        try (var rights = new Batch(connection, "user_rights", "user_id, right_name");
                var keys = new Batch(connection, "api_keys", "name, secret_hash, user_id, created_at")) {
            for (var user : users) {
                var id = userIds.get(user.id() - 1);
                for (var right : user.rights()) {
                    rights.values(id, right).endRow();
                }
                if (user.isDemo()) {
                    keys.values(SampleData.CREDENTIAL, hash, id, user.createdAt())
                            .endRow();
                }
            }
            rights.write();
            keys.write();
        }
    }

    private static List<Long> properties(Connection connection, List<SampleProperty> properties, List<Long> userIds)
            throws SQLException {
        var columns =
                "reference, reference_key, status, type_name, type_category, city, community, sub_community, tower,"
                        + " latitude, longitude, offering_type, price, size, bedrooms, bathrooms, prices, languages,"
                        + " images, user_id, created_at, updated_at, version";
        try (var batch = new Batch(connection, "properties", columns)) {
            for (var property : properties) {
                var kind = property.kind();
                batch.values(property.reference(), Conditions.key(property.reference()), property.status())
                        .values(kind.word(), kind.category())
                        .texts(property.place().address())
                        .values(property.rent() ? "rent" : "sale", property.price(), property.size())
                        .values(
                                property.bedrooms(),
                                property.bathrooms(),
                                property.prices().toString())
                        .values(
                                property.languages().toString(),
                                property.images().toString())
                        .values(userIds.get(property.user() - 1), property.createdAt(), property.updatedAt(), NEW)
                        .endRow();
            }
            return batch.writeNumbered();
        }
    }

    private void leads(Connection connection, List<SampleLead> leads, List<Long> userIds, List<Long> propertyIds)
            throws SQLException {
        var columns = "phone, phone_digits, status, user_id, property_id, property_reference, property_reference_key,"
                + " lead_date, created_at, updated_at, version";
        try (var batch = new Batch(connection, "whatsapp_leads", columns)) {
            for (var lead : leads) {
                var key = lead.reference() == null ? null : Conditions.key(lead.reference());
                var propertyId = lead.property() == null ? null : propertyIds.get(lead.property() - 1);
                batch.values(lead.phone(), lead.digits(), lead.status(), userIds.get(lead.user() - 1), propertyId)
                        .values(lead.reference(), key, lead.date(), lead.createdAt(), lead.updatedAt(), NEW)
                        .endRow();
            }
            tally(connection, leads, userIds, batch.writeNumbered());
        }
    }

    private void tally(Connection connection, List<SampleLead> leads, List<Long> userIds, List<Long> ids)
            throws SQLException {
        var tallies = new CountDeltas();
        for (var i = 0; i < leads.size(); i++) {
            var lead = leads.get(i);
            tallies.add(new CountedLead(
                    ids.get(i),
                    lead.status(),
                    userIds.get(lead.user() - 1),
                    Instant.ofEpochSecond(lead.date()),
                    Instant.ofEpochSecond(lead.createdAt()),
                    Instant.ofEpochSecond(lead.updatedAt())));
        }
        tallies.write(jdbc);
    }
}
