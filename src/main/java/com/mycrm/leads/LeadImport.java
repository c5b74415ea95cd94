package com.mycrm.leads;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.imports.ImportTarget;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The import of files of leads of one kind: the base of its CDI bean. */
public abstract class LeadImport<E extends Lead, D> implements ImportTarget {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("phone_number", LeadInput.PHONE),
            Map.entry("telephone", LeadInput.PHONE),
            Map.entry("user_id", LeadInput.USER),
            Map.entry("user.id", LeadInput.USER),
            Map.entry("agent", LeadInput.USER),
            Map.entry("agent_id", LeadInput.USER),
            Map.entry("property_id", LeadInput.PROPERTY),
            Map.entry("property.id", LeadInput.PROPERTY),
            Map.entry("property.reference", LeadInput.REFERENCE),
            Map.entry("externalid", LeadInput.EXTERNAL_ID));

    @Inject
    LeadKind<E, D> kind;

    @EJB
    LeadCommands commands;

    @Override
    public String name() {
        return kind.names().path();
    }

    @Override
    public String right() {
        return Rights.LEAD_CREATE;
    }

    @Override
    public Set<String> members() {
        var members = new HashSet<>(LeadInput.MEMBERS);
        members.add(kind.dateMember());
        members.addAll(kind.detailMembers());
        return members;
    }

    @Override
    public Map<String, String> synonyms() {
        var synonyms = new HashMap<>(SYNONYMS);
        synonyms.put("lead_date", kind.dateMember());
        synonyms.putAll(kind.synonyms());
        return synonyms;
    }

    @Override
    public void store(List<RequestObject> rows, String actor, Set<String> rights) {
        var inputs = rows.stream().map(row -> LeadInput.of(row, kind)).toList();
        commands.createAll(kind, inputs, new WriteContext(actor, rights.contains(Rights.LEAD_UPDATE)));
    }
}
