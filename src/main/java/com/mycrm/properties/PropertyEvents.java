package com.mycrm.properties;

import com.mycrm.events.EventSource;
import com.mycrm.events.MemberFilter;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    @Override
    public List<MemberFilter> filters() {
        return List.of(
                MemberFilter.word("status", List.of(PropertyStatus.WORDS), PropertyStatus::parseWord),
                MemberFilter.id("user"));
    }
}
