package com.mycrm.properties;

import com.mycrm.directory.DirectoryCommands;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.Referrer;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Set;

/** The writes of properties. */
@Stateless
@TranslatesConflicts
public class PropertyCommands extends DirectoryCommands<Property, PropertyInput, PropertyView> {

    @Inject
    UserDirectory users;

    @Inject
    Event<PropertyNamed> named;

    public PropertyCommands() {
        super(PropertyQueries.TYPE, Property.class);
    }

    @Override
    protected Property entity() {
        return new Property();
    }

    @Override
    protected boolean isReferredTo(Referrer referrer, long id) {
        return referrer.refersToProperty(id);
    }

    @Override
    protected void checkReferences(PropertyInput input) {
        var user = input.user.optional();
        if (user.isPresent() && users.existing(Set.of(user.get())).isEmpty()) {
            input.source().fault(PropertyInput.USER, "names no user");
        }
    }

    @Override
    protected void named(Property property, String actor) {
        named.fire(new PropertyNamed(property.known(), actor));
    }
}
