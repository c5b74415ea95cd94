package com.mycrm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documented tables of settings repeat the enum to the letter. */
class SettingTableTest {

    private static final List<String> ROWS = Stream.of(Setting.values())
            .map(setting -> "| `%s` | %s | %s |"
                    .formatted(
                            setting.key(),
                            setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                            setting.meaning()))
            .toList();

    @Test
    void configurationListsEverySetting() throws IOException {
        assertEquals(ROWS, rows("src/docs/configuration.md"));
    }

    @Test
    void readmeRepeatsRowsOfTheFirstDay() throws IOException {
        var rows = rows("README.md");
        assertFalse(rows.isEmpty());
        assertEquals(rows, ROWS.stream().filter(rows::contains).toList());
    }

    private static List<String> rows(String file) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith("| `LEADS_")).toList();
        }
    }
}
