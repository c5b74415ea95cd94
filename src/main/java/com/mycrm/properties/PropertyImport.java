package com.mycrm.properties;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.directory.DirectoryImport;
import com.mycrm.directory.UserDirectory;
import com.mycrm.directory.UserNames;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Function;

/** The import of properties; a row names its property by the reference. */
@ApplicationScoped
public class PropertyImport extends DirectoryImport<Property, PropertyInput, PropertyView> {

    private static final Set<String> OTHERS = Set.of(
            "type",
            "location",
            "price.prices.*",
            "languages.*",
            "images.*",
            "user.first_name",
            "user.last_name",
            "amenities.*",
            "import.propertyfinder.id");

    @EJB
    UserDirectory users;

    public PropertyImport() {
        super(PropertyQueries.TYPE, PropertyInput::of);
    }

    @Override
    public String right() {
        return Rights.PROPERTY_MANAGE;
    }

    @Override
    protected Set<String> otherMembers() {
        return OTHERS;
    }

    @Override
    public String key() {
        return PropertyInput.REFERENCE;
    }

    @Override
    public Set<String> exported() {
        return Set.copyOf(PropertyRelation.COLUMNS);
    }

    @Override
    public Set<String> references() {
        return Set.of(PropertyInput.USER);
    }

    @Override
    protected Function<RequestObject, PropertyInput> reader() {
        var names = new UserNames(users);
        return row -> PropertyInput.of(row, names::read);
    }
}
