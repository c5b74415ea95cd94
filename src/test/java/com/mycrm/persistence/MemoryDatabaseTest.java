package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.users.User;
import jakarta.json.bind.JsonbBuilder;
import java.util.Map;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.junit.jupiter.api.Test;

/** What unit tests build on: the server's own JPA and JSON-B without the server. */
class MemoryDatabaseTest {

    @Test
    void entitiesAreReadWithoutAServer() {
        try (var database = new MemoryDatabase();
                var em = database.persistence().createEntityManager()) {
            em.getTransaction().begin();
            em.createNativeQuery("INSERT INTO users (first_name, last_name, email, email_key, role, status, created_at,"
                            + " updated_at, version) VALUES ('Ann', 'Lee', 'Ann@x.org', 'ann@x.org', 'agent', 'active',"
                            + " 0, 0, 0)")
                    .executeUpdate();
            em.getTransaction().commit();
            var query = em.getCriteriaBuilder().createQuery(User.class);
            query.from(User.class);
            var users = em.createQuery(query).getResultList();
            assertEquals(1, users.size());
            assertEquals(
                    "CurrentH2",
                    em.unwrap(JpaEntityManager.class)
                            .getSession()
                            .getPlatform()
                            .getClass()
                            .getSimpleName());
        }
    }

    @Test
    void jsonIsWrittenWithoutAServer() throws Exception {
        try (var jsonb = JsonbBuilder.create()) {
            assertEquals("{\"id\":1}", jsonb.toJson(Map.of("id", 1)));
        }
    }
}
