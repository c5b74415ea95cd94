package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.paging.TimeRange;
import com.mycrm.properties.Property;
import com.mycrm.properties.Property_;
import com.mycrm.users.User;
import com.mycrm.users.User_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CriteriaTranslatorTest {

    private enum Key implements SortKey<User> {
        ID,
        PHONE;

        @Override
        public String wireName() {
            return name();
        }

        @Override
        public SingularAttribute<? super User, ?> attribute() {
            return this == ID ? User_.id : User_.phone;
        }
    }

    private static final Projection<User, String> EMAILS =
            new Projection<>(User.class, () -> User_.id, () -> List.of(User_.email), row -> row.getString(2));

    private static final Projection<User, Long> IDS = Projection.ids(User.class, () -> User_.id);

    private static final String SELECT = "SELECT ID AS a1, EMAIL AS a2";
    private static final SortOrder<User> BY_ID = new SortOrder<>(Key.ID, Key.ID, true);
    private static final SortOrder<User> BY_PHONE = new SortOrder<>(Key.PHONE, Key.ID, true);

    /** Users of a property of a status. */
    private record OfProperty(String status) implements Condition<User> {

        @Override
        public Object shape() {
            return "property";
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<User> root, Parameters parameters) {
            var users = cb.createQuery(Long.class).subquery(Long.class);
            var property = users.from(Property.class);
            users.select(property.get(Property_.userId))
                    .where(cb.equal(property.get(Property_.status), parameters.nextColumn(Property_.status)));
            return root.get(User_.id).in(users);
        }

        @Override
        public List<String> values() {
            return List.of(status);
        }

        @Override
        public List<SingularAttribute<? super User, ?>> attributes() {
            return List.of();
        }
    }

    private static MemoryDatabase database;
    private static CriteriaTranslator translator;

    @BeforeAll
    static void startProvider() {
        database = new MemoryDatabase();
        translator = database.mySqlTranslator();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String where(Conditions<User> conditions) {
        var query = translator.rows(EMAILS, conditions.list(), BY_ID);
        return query.rest().replaceFirst(" ORDER BY.*", "");
    }

    @Test
    void valuesAreParameters() {
        var conditions = Conditions.<User>all().equal(User_.status, "active").anyOf(User_.id, List.of(1L, 2L, 3L));
        var query = translator.rows(EMAILS, conditions.list(), BY_ID);
        assertEquals(
                SELECT + " FROM users WHERE ((STATUS = ?) AND (ID IN (?, ?, ?, ?))) ORDER BY ID ASC LIMIT ?, ?",
                query.sql(null, IndexHint.NONE));
        assertArrayEquals(
                new Object[] {"active", 1L, 2L, 3L, 3L, 40L, 10L},
                query.values(null, CriteriaQueries.values(conditions.list()), 10, 40));
    }

    @Test
    void timesAreBoundAsTheProviderConvertsThem() {
        var range = new TimeRange(Instant.ofEpochSecond(5), Instant.ofEpochSecond(9));
        var conditions = Conditions.<User>all()
                .within(User_.createdAt, range, any -> null)
                .list();
        assertArrayEquals(
                new Object[] {5L, 9L, 0L, 1L},
                translator.rows(EMAILS, conditions, BY_ID).values(null, CriteriaQueries.values(conditions), 1, 0));
    }

    @Test
    void sortKeyIsSelectedAfterTheProjection() {
        assertEquals(
                SELECT + ", PHONE AS a3 FROM users ORDER BY PHONE ASC, ID ASC LIMIT ?, ?",
                translator.rows(EMAILS, List.of(), BY_PHONE).sql(null, IndexHint.NONE));
    }

    @Test
    void extraColumnsAndIndexAreInserted() {
        var extra = new ExtraColumns<>("(SELECT ?)", List.of(7), (row, first) -> row.getLong(first));
        var query = translator.rows(EMAILS, List.of(), BY_ID);
        assertEquals(
                SELECT + ", (SELECT ?) FROM users FORCE INDEX (ix_a) ORDER BY ID ASC LIMIT ?, ?",
                query.sql(extra, IndexHint.sorted("ix_a")));
        assertArrayEquals(new Object[] {7, 0L, 2L}, query.values(extra, List.of(), 2, 0));
    }

    @Test
    void idsAreSelectedFirst() {
        var conditions = Conditions.<User>all().equal(User_.status, "active").list();
        var ids = translator.rows(IDS, conditions, BY_PHONE);
        assertEquals(
                SELECT + ", PHONE AS a3 FROM users JOIN (SELECT ID AS a1, PHONE AS a2 FROM users FORCE INDEX (ix_a)"
                        + " WHERE (STATUS = ?) ORDER BY PHONE ASC, ID ASC LIMIT ?, ?) page ON page.a1 = ID"
                        + " ORDER BY PHONE ASC, ID ASC LIMIT ?, ?",
                translator.rows(EMAILS, List.of(), BY_PHONE).sql(null, ids, IndexHint.sorted("ix_a")));
    }

    /** MariaDB wants an index after the alias, and it was chosen without that condition. */
    @Test
    void noIndexIsInsertedWhereAConditionIsOnAnotherTable() {
        var conditions = List.<Condition<User>>of(new OfProperty("online"));
        var ids = translator.rows(IDS, conditions, BY_ID);
        var select = "SELECT t0.ID AS a1 FROM users t0 WHERE t0.ID IN"
                + " (SELECT t1.user_id FROM properties t1 WHERE (t1.STATUS = ?)) ORDER BY t0.ID ASC LIMIT ?, ?";
        assertEquals(select, ids.sql(null, IndexHint.sorted("ix_a")));
        assertEquals(
                SELECT + " FROM users JOIN (" + select + ") page ON page.a1 = ID ORDER BY ID ASC LIMIT ?, ?",
                translator.rows(EMAILS, List.of(), BY_ID).sql(null, ids, IndexHint.sorted("ix_a")));
        assertArrayEquals(new Object[] {"online", 0L, 2L}, ids.values(null, CriteriaQueries.values(conditions), 2, 0));
    }

    @Test
    void rowsAfterAPositionFollowTheOrder() {
        assertEquals(
                " WHERE ((PHONE > ?) OR ((PHONE = ?) AND (ID > ?)))",
                where(Conditions.<User>all().add(new AfterPosition<>(BY_PHONE, new Position("1", 2)))));
        assertEquals(
                " WHERE (((PHONE IS NULL) AND (ID > ?)) OR (PHONE IS NOT NULL))",
                where(Conditions.<User>all().add(new AfterPosition<>(BY_PHONE, new Position(null, 2)))));
        assertEquals(
                " WHERE (((PHONE < ?) OR ((PHONE = ?) AND (ID < ?))) OR (PHONE IS NULL))",
                where(Conditions.<User>all().add(new AfterPosition<>(BY_PHONE.reversed(), new Position("1", 2)))));
        assertEquals(
                " WHERE (ID > ?)",
                where(Conditions.<User>all().add(new AfterPosition<>(BY_ID, new Position(null, 2)))));
    }

    @Test
    void countHasNoOrder() {
        assertEquals(
                "SELECT COUNT(ID) FROM users",
                translator.count(User.class, User_.id, List.of()).sql(null, IndexHint.NONE));
    }
}
