package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.ActorName;
import com.mycrm.api.FakeListRequests;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.config.Setting;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadsTest {

    @RegisterExtension
    static final ImportFixture IMPORTS = new ImportFixture();

    private static final Principal CALLER = () -> "caller";
    private static final SecurityContext SECURITY = (SecurityContext) Proxy.newProxyInstance(
            UploadsTest.class.getClassLoader(),
            new Class<?>[] {SecurityContext.class},
            (self, method, arguments) -> CALLER);

    /** Begins in a transaction, as the server does. */
    private static final class Store extends ImportStore {

        private String begun;

        @Override
        public long begin(Import begun) {
            var id = IMPORTS.begun(begun);
            this.begun = IMPORTS.column(id, "CONCAT(state, ' ', target, ' ', actor, ' ', dry_run, ' ', rights)");
            return id;
        }
    }

    private final Store store = new Store();
    private final Uploads uploads = uploads();

    private Uploads uploads() {
        var uploads = new Uploads();
        store.jdbc = IMPORTS.jdbc;
        uploads.store = store;
        uploads.queries = IMPORTS.queries;
        uploads.request = new FakeRequest("POST", "/things/import")
                .attribute(ActorName.RIGHTS_ATTRIBUTE, Set.of("b.read", "a.read"))
                .servlet();
        uploads.requests = FakeListRequests.of(uploads.request);
        return uploads;
    }

    @Test
    void brokenOffUploadLeavesNothing() {
        var content = new SequenceInputStream(new ByteArrayInputStream(new byte[300 * 1024]), broken());
        assertThrows(UncheckedIOException.class, () -> upload(content));
        assertEquals("receiving things caller FALSE a.read,b.read", store.begun);
        assertNothingIsLeft();
    }

    @Test
    void fileBeyondTheLimitIsRefusedAndLeavesNothing() {
        System.setProperty(Setting.MAX_UPLOAD.key(), "1");
        try {
            var content = new SequenceInputStream(new ByteArrayInputStream(new byte[5 * 256 * 1024]), broken());
            var refused = assertThrows(ProblemException.class, () -> upload(content));
            assertEquals(Problem.of(413, "The file is larger than 1 MiB."), refused.problem());
            assertNothingIsLeft();
        } finally {
            System.clearProperty(Setting.MAX_UPLOAD.key());
        }
    }

    @Test
    void callerWithAThousandImportsThatHaveNotEndedBeginsNoOther() {
        IntStream.range(0, 1_000).forEach(n -> IMPORTS.begun(begun("caller")));
        IMPORTS.begun(begun("another"));
        var refused = assertThrows(ProblemException.class, () -> upload(new ByteArrayInputStream(new byte[1])));
        assertEquals(Problem.of(429, "This caller has too many imports that have not ended."), refused.problem());
        assertEquals(Map.of("Retry-After", "60"), refused.headers());
        IMPORTS.jdbc.update("UPDATE imports SET state = 'done' WHERE actor = 'caller'");
        assertEquals(0, IMPORTS.queries.unfinished("caller"));
    }

    private static Import begun(String actor) {
        return new Import("things", ImportFixture.CSV, ImportFixture.OPTIONS, actor, Set.of());
    }

    private void upload(InputStream content) {
        uploads.accept(new TestTarget(), content, new MediaType("text", "csv"), SECURITY);
    }

    private static void assertNothingIsLeft() {
        assertEquals(0, IMPORTS.chunks());
        int imports = IMPORTS.jdbc.single("SELECT COUNT(*) FROM imports", row -> row.getInt(1));
        assertEquals(0, imports);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client is gone");
            }
        };
    }
}
