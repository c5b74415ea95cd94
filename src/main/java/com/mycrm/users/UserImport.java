package com.mycrm.users;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import com.mycrm.config.Settings;
import com.mycrm.imports.ImportTarget;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of users, known by their e-mail. */
@ApplicationScoped
public class UserImport implements ImportTarget {

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

    @EJB
    UserCommands commands;

    @Override
    public String name() {
        return "users";
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

    @Override
    public List<List<Violation>> keep(List<JsonObject> rows, String actor, boolean mayUpdate) {
        var inputs = rows.stream()
                .map(row -> UserInput.of(new RequestObject(row, "", Settings.zone())))
                .toList();
        commands.putAll(inputs);
        return inputs.stream().map(input -> input.source().faults()).toList();
    }
}
