package com.mycrm;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Puts the API at the root of the server. */
@ApplicationPath("/")
public class CrmApplication extends Application {

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
