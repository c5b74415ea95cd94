package com.mycrm.leads;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CellText;
import com.mycrm.directory.UserDirectory;
import com.mycrm.directory.UserNames;
import com.mycrm.imports.IdentifiedRow;
import com.mycrm.imports.ImportTarget;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;

/** The import of files of leads of one kind: the base of its CDI bean. */
public abstract class LeadImport<E extends Lead, D> implements ImportTarget {

    /** The columns of an agent's name. */
    private static final Set<String> AGENT_NAME = Set.of("user.first_name", "user.last_name");

    @Inject
    LeadKind<E, D> kind;

    @EJB
    LeadCommands commands;

    @EJB
    UserDirectory users;

    @Override
    public String name() {
        return kind.names().path();
    }

    @Override
    public String single() {
        return kind.names().single();
    }

    @Override
    public String right() {
        return Rights.LEAD_CREATE;
    }

    @Override
    public String changeRight() {
        return Rights.LEAD_UPDATE;
    }

    @Override
    public Set<String> members() {
        var members = LeadInput.members(kind);
        members.addAll(AGENT_NAME);
        return members;
    }

    @Override
    public String key() {
        return LeadInput.EXTERNAL_ID;
    }

    @Override
    public Set<String> exported() {
        return Set.copyOf(LeadMember.columns(kind.members()));
    }

    @Override
    public Set<String> references() {
        return Set.of(LeadInput.USER, LeadInput.PROPERTY);
    }

    @Override
    public Set<String> readOnly() {
        return Set.copyOf(LeadInput.readOnly(kind));
    }

    /** A property that is no number is its reference. */
    @Override
    public JsonObject prepare(JsonObject row) {
        if (!(row.get(LeadInput.PROPERTY) instanceof JsonString property)
                || property.getString().isBlank()
                || CellText.isId(property.getString())) {
            return row;
        }
        var prepared = JSON.createObjectBuilder(row).remove(LeadInput.PROPERTY);
        if (!(row.get(LeadInput.REFERENCE) instanceof JsonString)) {
            prepared.add(LeadInput.REFERENCE, property);
        }
        return prepared.build();
    }

    @Override
    public void store(List<RequestObject> rows, String actor, Set<String> rights) {
        var names = new UserNames(users);
        var inputs = rows.stream()
                .map(row -> IdentifiedRow.of(row, object -> LeadInput.of(object, kind, names::read)))
                .toList();
        commands.createAll(kind, inputs, new WriteContext(actor, rights.contains(Rights.LEAD_UPDATE)));
    }
}
