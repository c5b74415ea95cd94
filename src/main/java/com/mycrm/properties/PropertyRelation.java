package com.mycrm.properties;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.expand.Relation;
import com.mycrm.query.ViewCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;

/** Full properties for those who refer to them. */
@ApplicationScoped
public class PropertyRelation implements Relation {

    private static final int SIZE = 10_000;

    @Inject
    PropertyQueries properties;

    private final ViewCache<PropertyView> views =
            new ViewCache<>(SIZE, Settings.duration(Setting.VIEW_LIFE), ids -> properties.all(ids));

    @Override
    public String name() {
        return "property";
    }

    @Override
    public Map<Long, PropertyView> full(Set<Long> ids) {
        return views.all(ids);
    }
}
