package com.mycrm.leads.email;

import com.mycrm.directory.FullName;
import com.mycrm.leads.LeadImport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files of e-mail leads. A row may have the whole name of the customer. */
@ApplicationScoped
public class EmailLeadImport extends LeadImport<EmailLead, EmailDetails> {

    @Override
    public Set<String> members() {
        var members = new HashSet<>(super.members());
        members.addAll(List.of(FullName.COLUMN, "preferences.*"));
        return members;
    }

    @Override
    public JsonObject prepare(JsonObject row) {
        return FullName.split(super.prepare(row));
    }
}
