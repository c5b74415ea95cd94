package com.mycrm.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of settings is the enum's, to the letter. */
class SettingTableTest {

    @Test
    void theReadmeHasEverySettingWithItsDefaultAndMeaning() throws IOException {
        var table = Stream.of(Setting.values())
                .map(setting -> "| `%s` | %s | %s |"
                        .formatted(
                                setting.key(),
                                setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                                setting.meaning()))
                .collect(Collectors.joining("\n"));
        var readme = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `LEADS_"))
                .collect(Collectors.joining("\n"));
        assertEquals(table, readme);
    }
}
