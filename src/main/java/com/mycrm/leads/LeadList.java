package com.mycrm.leads;

import com.mycrm.expand.Expandable;
import com.mycrm.expand.Reference;
import com.mycrm.query.Page;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The envelope of a list of leads. */
@JsonbPropertyOrder({"count", "page", "perPage", "whatsapp"})
public record LeadList(long count, int page, int perPage, List<LeadView> whatsapp) implements Expandable {

    static LeadList of(Page<LeadView> page) {
        return new LeadList(
                page.count(), page.request().number(), page.request().size(), page.items());
    }

    /** Leads that are not on a page, to be expanded. */
    static LeadList of(List<LeadView> leads) {
        return new LeadList(leads.size(), 1, leads.size(), leads);
    }

    @Override
    public Map<String, Set<Long>> related() {
        return Map.of(LeadView.USER, ids(LeadView::user), LeadView.PROPERTY, ids(LeadView::property));
    }

    @Override
    public LeadList expanded(Map<String, Map<Long, ?>> full) {
        return new LeadList(
                count,
                page,
                perPage,
                whatsapp.stream().map(lead -> lead.expanded(full)).toList());
    }

    private Set<Long> ids(Function<LeadView, Object> relation) {
        return whatsapp.stream()
                .map(relation)
                .filter(Reference.class::isInstance)
                .map(reference -> ((Reference) reference).id())
                .collect(Collectors.toSet());
    }
}
