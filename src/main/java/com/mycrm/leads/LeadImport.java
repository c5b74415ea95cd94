package com.mycrm.leads;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import com.mycrm.imports.ImportTarget;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of leads. */
@ApplicationScoped
public class LeadImport implements ImportTarget {

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("phone_number", LeadInput.PHONE),
            Map.entry("telephone", LeadInput.PHONE),
            Map.entry("mobile", LeadInput.PHONE),
            Map.entry("whatsapp", LeadInput.PHONE),
            Map.entry("username", LeadInput.USERNAME),
            Map.entry("user_id", LeadInput.USER),
            Map.entry("user.id", LeadInput.USER),
            Map.entry("agent", LeadInput.USER),
            Map.entry("agent_id", LeadInput.USER),
            Map.entry("property_id", LeadInput.PROPERTY),
            Map.entry("property.id", LeadInput.PROPERTY),
            Map.entry("property.reference", LeadInput.REFERENCE),
            Map.entry("reference", LeadInput.REFERENCE),
            Map.entry("ref", LeadInput.REFERENCE),
            Map.entry("lead_date", LeadInput.DATE),
            Map.entry("externalid", LeadInput.EXTERNAL_ID));

    @EJB
    LeadCommands commands;

    @Override
    public String name() {
        return "whatsapp-leads";
    }

    @Override
    public String right() {
        return Rights.LEAD_CREATE;
    }

    @Override
    public String updateRight() {
        return Rights.LEAD_UPDATE;
    }

    @Override
    public Set<String> members() {
        return LeadInput.MEMBERS;
    }

    @Override
    public Map<String, String> synonyms() {
        return SYNONYMS;
    }

    @Override
    public List<List<Violation>> store(List<JsonObject> rows, String actor, boolean mayUpdate) {
        var inputs =
                rows.stream().map(row -> LeadInput.of(RequestObject.ofRow(row))).toList();
        commands.createAll(inputs, new WriteContext(actor, mayUpdate));
        return inputs.stream().map(input -> input.source().faults()).toList();
    }
}
