package com.mycrm.users;

import com.mycrm.directory.DirectoryImport;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The import of users; a row names its user by the e-mail address. */
@ApplicationScoped
public class UserImport extends DirectoryImport<User, UserInput, UserView> {

    private static final Set<String> MEMBERS =
            Set.of("first_name", "last_name", "email", "phone", "role", "status", "public");
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("firstname", "first_name"),
            Map.entry("given_name", "first_name"),
            Map.entry("lastname", "last_name"),
            Map.entry("surname", "last_name"),
            Map.entry("family_name", "last_name"),
            Map.entry("e_mail", "email"),
            Map.entry("mail", "email"),
            Map.entry("telephone", "phone"),
            Map.entry("mobile", "phone"));

    public UserImport() {
        super(UserQueries.TYPE, UserInput::new);
    }

    @Override
    public String right() {
        return Rights.USER_MANAGE;
    }

    @Override
    public Set<String> members() {
        return MEMBERS;
    }

    @Override
    public Map<String, String> synonyms() {
        return SYNONYMS;
    }
}
