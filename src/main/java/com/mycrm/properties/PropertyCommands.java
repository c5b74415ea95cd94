package com.mycrm.properties;

import com.mycrm.api.WriteRequest;
import com.mycrm.directory.DirectoryRowCommands;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.Referrer;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Set;

/** The writes of properties. */
@Stateless
@TranslatesConflicts
public class PropertyCommands extends DirectoryRowCommands<Property, PropertyInput, PropertyView> {

    @Inject
    UserDirectory users;

    @EJB
    Locations locations;

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
    protected PropertyInput resolved(PropertyInput input, Property current) {
        var user = input.user().optional();
        if (user.isPresent() && users.existing(Set.of(user.get())).isEmpty()) {
            input.source().fault(PropertyInput.USER, "names no user");
        }
        return input.with(
                input.type().resolved(current == null ? null : current.typeName()),
                input.location().resolved(current == null ? null : current.location(), id -> locations.names(id)));
    }

    /** A new property without an agent gets the caller, or the fallback user where the caller is none. */
    @Override
    protected void complete(Property property, WriteRequest write) {
        property.locate(locations.idOf(property.location().names()));
        if (property.isNew()) {
            property.begin(write.userId() == null ? users.fallback() : write.userId(), write.actor());
        }
    }

    @Override
    protected void named(Property property, String actor) {
        named.fire(new PropertyNamed(property.known(), actor));
    }
}
