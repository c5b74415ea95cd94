package com.mycrm.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** The persistence provider without a server: it translates queries, and has a database without tables. */
public final class Provider implements AutoCloseable {

    /** Leaves out what the application does to the session of a server. */
    public static final class AsItIs implements SessionCustomizer {

        @Override
        public void customize(Session session) {
            // The session is used as the properties make it.
        }
    }

    private final EntityManagerFactory factory;
    private final EntityManager em;

    /** @param platform the dialect, such as {@code MySQL} or {@code org.eclipse.persistence.platform.database.H2Platform} */
    public Provider(String platform) {
        factory = Persistence.createEntityManagerFactory(
                "leads",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "jakarta.persistence.jdbc.url",
                        "jdbc:h2:mem:" + platform + ";MODE=MySQL",
                        "jakarta.persistence.jdbc.driver",
                        "org.h2.Driver",
                        "eclipselink.session-name",
                        platform,
                        "eclipselink.session.customizer",
                        AsItIs.class.getName(),
                        "eclipselink.target-database",
                        platform,
                        "eclipselink.logging.level",
                        "OFF"));
        em = factory.createEntityManager();
    }

    /** The provider with MySQL's dialect, which MariaDB has too. */
    public static Provider mySql() {
        return new Provider("MySQL");
    }

    /** Translates Criteria queries to SQL. */
    CriteriaTranslator translator() {
        return new CriteriaTranslator(em, em.unwrap(Session.class));
    }

    @Override
    public void close() {
        em.close();
        factory.close();
    }
}
