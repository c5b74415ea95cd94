package com.mycrm.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.config.TestConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestConfig.class)
class SettingsFileTest {

    @TempDir
    private Path folder;

    @Test
    void fileIsTheWeakestSourceAndABlankValueCountsAsNotSet() throws IOException {
        write("LEADS_PORT=9001\nLEADS_HOST=10.0.0.1\n");
        TestConfig.set(Setting.PORT, "9002");
        TestConfig.set(Setting.HOST, " ");
        SettingsFile.read();
        assertEquals(9002, Settings.integer(Setting.PORT));
        assertEquals("10.0.0.1", Settings.text(Setting.HOST));
    }

    /** Otherwise a service with a misspelt path would start with an empty database of its own. */
    @Test
    void fileThatIsNamedHasToExist() {
        TestConfig.set(Setting.CONFIG, folder.resolve("missing.properties").toString());
        assertRefused("NoSuchFileException");
    }

    @Test
    void fileThatCannotBeUnderstoodIsNamed() throws IOException {
        write("LEADS_DB_PASSWORD=\\u12\n");
        assertRefused("Malformed \\uxxxx encoding");
        write("LEADS_DB_PASSWORD=\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("MalformedInputException");
    }

    private void assertRefused(String reason) {
        var message = assertThrows(IOException.class, SettingsFile::read).getMessage();
        assertTrue(message.startsWith("the file of settings " + Settings.text(Setting.CONFIG)), message);
        assertTrue(message.contains(reason), message);
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] content) throws IOException {
        var file = folder.resolve("leads.properties");
        Files.write(file, content);
        TestConfig.set(Setting.CONFIG, file.toString());
    }
}
