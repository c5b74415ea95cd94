package com.mycrm.imports;

import com.mycrm.api.text.DateOrders;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.ejb.SessionContext;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Imports in a database in memory, empty before each test. Every statement is committed by itself: of transactions a
 * test sees only that one was to be rolled back.
 */
final class ImportFixture implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    static final UploadType CSV = new UploadType(ImportFormat.CSV, StandardCharsets.UTF_8);

    static final ImportOptions OPTIONS = options(false);
    static final DateOrders NO_ORDERS = new DateOrders(null);

    final ImportStore store = new ImportStore();
    final ImportQueries queries = new ImportQueries() {
        @Override
        public Optional<Import> find(long id) {
            em.clear();
            return super.find(id);
        }
    };

    Jdbc jdbc;
    int rollbacks;

    private MemoryDatabase database;
    private EntityManager em;

    @Override
    public void beforeAll(ExtensionContext context) {
        database = new MemoryDatabase();
        em = database.persistence().createEntityManager();
        jdbc = database.jdbc();
        queries.em = em;
        store.em = em;
        store.jdbc = jdbc;
        store.context = (SessionContext) Proxy.newProxyInstance(
                ImportFixture.class.getClassLoader(),
                new Class<?>[] {SessionContext.class},
                (self, method, arguments) -> rollbacks++);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        List.of("imports", "import_chunks", "import_violations").forEach(table -> jdbc.update("DELETE FROM " + table));
        rollbacks = 0;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        em.close();
        database.close();
    }

    /** A queued import of this file. */
    long queued(String csv) {
        return queued(csv, false);
    }

    long queued(String csv, boolean dryRun) {
        var id = begun(new Import("things", CSV, options(dryRun), "tester", Set.of()));
        var data = csv.getBytes(StandardCharsets.UTF_8);
        store.append(id, 0, data);
        store.queue(id, data.length);
        return id;
    }

    static ImportOptions options(boolean dryRun) {
        return new ImportOptions(dryRun, null, ColumnMap.NONE, null);
    }

    long begun(Import begun) {
        em.getTransaction().begin();
        var id = store.begin(begun);
        em.getTransaction().commit();
        return id;
    }

    /** A queued import of this file, claimed by this node. */
    Import claimed(String csv) {
        queued(csv);
        return claim();
    }

    Import claim() {
        return queries.find(store.claim(List.of("things")).orElseThrow()).orElseThrow();
    }

    /** Lets another node acquire all running imports. */
    void takeOver() {
        jdbc.update("UPDATE imports SET owner = 'other' WHERE state = 'running'");
    }

    /** The node of all running imports ends without a word, and their leases run out. */
    void nodeEnds() {
        takeOver();
        expireLeases();
    }

    void expireLeases() {
        jdbc.update("UPDATE imports SET leased_until = 1");
    }

    /** One column of an import, as text. */
    String column(long id, String column) {
        return jdbc.single("SELECT " + column + " FROM imports WHERE id = ?", row -> row.getString(1), id);
    }

    List<String> report(long id) {
        return queries.violations(id, 0, 100).stream()
                .map(line -> line.row() + " " + line.column() + " " + line.detail())
                .toList();
    }

    int chunks() {
        return jdbc.single("SELECT COUNT(*) FROM import_chunks", row -> row.getInt(1));
    }
}
