package com.mycrm.users;

import com.mycrm.directory.DirectoryImport;
import com.mycrm.directory.FullName;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Set;

/** The import of users; a row names its user by the e-mail address. */
@ApplicationScoped
public class UserImport extends DirectoryImport<User, UserInput, UserView> {

    public UserImport() {
        super(UserQueries.TYPE, UserInput::new);
    }

    @Override
    public String right() {
        return Rights.USER_MANAGE;
    }

    @Override
    protected Set<String> otherMembers() {
        return Set.of(FullName.COLUMN);
    }

    @Override
    public String key() {
        return UserInput.EMAIL;
    }

    @Override
    public Set<String> exported() {
        return Set.copyOf(UserRelation.COLUMNS);
    }

    @Override
    public Set<String> references() {
        return Set.of();
    }

    @Override
    public JsonObject prepare(JsonObject row) {
        return FullName.split(row);
    }
}
