package com.mycrm;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The API, at the root of the server. A class of it is found by CDI, so each needs a scope. */
@ApplicationPath("/")
public class CrmApplication extends Application {

    /**
     * Every bean of this application that is a resource or a provider; the server has some of its own. The server would
     * also register an abstract class whose methods have paths, and warn that it cannot make one.
     */
    @Override
    public Set<Class<?>> getClasses() {
        return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.getPackageName().startsWith(CrmApplication.class.getPackageName()))
                .filter(type -> type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                // Else the server registers what this application does not use: tracing and validation listen to each
                // request.
                "jersey.config.disableAutoDiscovery", true,
                // Locations are relative to the server, as links are, so that they hold behind any proxy.
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
