package com.mycrm.properties;

import com.mycrm.events.EventSource;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;

/** The events of properties. */
@ApplicationScoped
public class PropertyEvents implements EventSource {

    @Override
    public String object() {
        return PropertyQueries.TYPE.object();
    }

    @Override
    public String readRight() {
        return Rights.PROPERTY_READ;
    }
}
