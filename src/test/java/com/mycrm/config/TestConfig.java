package com.mycrm.config;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The MicroProfile Config of unit tests, which run without a server: its values are the system properties.
 *
 * <p>As an extension it takes back after each test what the test has set.
 */
public final class TestConfig extends ConfigProviderResolver implements AfterEachCallback {

    private static final Config SYSTEM_PROPERTIES = (Config) Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (self, method, arguments) -> Optional.ofNullable(System.getProperty((String) arguments[0])));

    public static void set(Setting setting, String value) {
        System.setProperty(setting.key(), value);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (var setting : Setting.values()) {
            System.clearProperty(setting.key());
        }
    }

    @Override
    public Config getConfig() {
        return SYSTEM_PROPERTIES;
    }

    @Override
    public Config getConfig(ClassLoader loader) {
        return SYSTEM_PROPERTIES;
    }

    @Override
    public ConfigBuilder getBuilder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void registerConfig(Config config, ClassLoader loader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseConfig(Config config) {
        throw new UnsupportedOperationException();
    }
}
