package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestConfig.class)
class H2FileTest {

    @TempDir
    private Path folder;

    @Test
    void databaseIsCreatedForItsOwnerAlone() throws IOException {
        var data = folder.resolve("new/data");
        TestConfig.set(Setting.DB_URL, "jdbc:h2:file:" + data.resolve("leads"));
        Migration.configured().run();
        assertEquals("rwx------", permissions(data));
        assertEquals("rwx------", permissions(data.getParent()));
        assertEquals("rw-------", permissions(data.resolve("leads.mv.db")));
        assertTrue(Files.size(data.resolve("leads.mv.db")) > 0);
    }

    @Test
    void existingDatabaseIsClosedToOthersAndItsFolderStaysAsItIs() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var file = Files.createFile(folder.resolve("leads.mv.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        new H2File(file).protect();
        assertEquals("rw-------", permissions(file));
        assertEquals("rwxr-xr-x", permissions(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:leads", "jdbc:h2:tcp://host/~/leads", "jdbc:mysql://host/leads"})
    void otherDatabasesHaveNoFileHere(String url) {
        assertEquals(Optional.empty(), H2File.of(JdbcUrl.of(url)));
    }

    @Test
    void fileIsFoundByTheUrl() {
        var home = Path.of(System.getProperty("user.home"));
        assertEquals(home.resolve("leads.mv.db"), path("jdbc:h2:~/leads"));
        assertEquals(Path.of("/var/leads.mv.db"), path("jdbc:h2:file:/var/leads;CIPHER=AES"));
        assertEquals(
                Path.of("data/leads.mv.db").toAbsolutePath(),
                path("jdbc:h2:./data/leads").normalize());
    }

    private static Path path(String url) {
        return H2File.of(JdbcUrl.of(url)).orElseThrow().path();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
