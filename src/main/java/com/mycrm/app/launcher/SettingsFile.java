package com.mycrm.app.launcher;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The file of settings. What it has becomes system properties, which the service reads. */
final class SettingsFile {

    private SettingsFile() {}

    /**
     * Reads the file that {@link Setting#CONFIG} names, or the one of its default where that exists.
     *
     * <p>The file is the weakest source: what the environment or a system property says stays.
     */
    static void read() throws IOException {
        var file = Path.of(Settings.text(Setting.CONFIG));
        if (!Files.exists(file) && Settings.configured(Setting.CONFIG.key()).isEmpty()) {
            return;
        }
        var settings = load(file);
        for (var name : settings.stringPropertyNames()) {
            if (Settings.configured(name).isEmpty()) {
                System.setProperty(name, settings.getProperty(name));
            }
        }
    }

    private static Properties load(Path file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
            return settings;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "the file of settings " + file.toAbsolutePath() + " (" + Setting.CONFIG.key() + ") cannot be read: "
                            + e,
                    e);
        }
    }
}
