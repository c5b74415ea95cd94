package com.mycrm.leads;

import com.mycrm.expand.Expandable;
import com.mycrm.expand.Reference;
import java.util.Map;
import java.util.Set;

/** The envelope of a single lead. */
public record LeadDocument(LeadView whatsapp) implements Expandable {

    @Override
    public Map<String, Set<Long>> related() {
        return Map.of(LeadView.USER, ids(whatsapp.user()), LeadView.PROPERTY, ids(whatsapp.property()));
    }

    @Override
    public LeadDocument expanded(Map<String, Map<Long, ?>> full) {
        return new LeadDocument(whatsapp.expanded(full));
    }

    private static Set<Long> ids(Object related) {
        return related instanceof Reference reference ? Set.of(reference.id()) : Set.of();
    }
}
