package com.mycrm.leads.calls;

import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadRemoved;
import com.mycrm.leads.LeadRules;
import com.mycrm.leads.LeadWriter;
import com.mycrm.leads.WriteContext;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CriteriaQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Parts calls from a lead that is deleted, in the transaction that deletes it. */
@ApplicationScoped
public class CallUnlinking {

    @Inject
    Calls kind;

    @Inject
    CriteriaQueries queries;

    @Inject
    LeadWriter writer;

    void unlink(@Observes LeadRemoved removed) {
        var calls = queries.find(
                kind.ids(),
                Conditions.<Call>all().equal(Call_.leadId, removed.id()).list());
        LeadInput<CallDetails> withoutLead = LeadInput.ofDetails((before, date) -> before.withoutLead());
        var write = new LeadRules<>(
                kind, new WriteContext(removed.actor(), true), writer.resolve(List.of(withoutLead)), Map.of());
        calls.stream()
                .flatMap(id -> writer.locked(kind, id).stream())
                .forEach(call -> write.change(call, withoutLead, false));
        writer.save(write);
    }
}
