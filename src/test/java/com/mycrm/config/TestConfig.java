package com.mycrm.config;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sets settings for a unit test; as an extension it takes back after each test what the test has set. */
public final class TestConfig implements AfterEachCallback {

    public static void set(Setting setting, String value) {
        System.setProperty(setting.key(), value);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (var setting : Setting.values()) {
            System.clearProperty(setting.key());
        }
    }
}
