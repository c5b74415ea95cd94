package com.mycrm.leads;

import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.whatsapp.WhatsappDetails;
import com.mycrm.leads.whatsapp.WhatsappLead;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import java.time.ZoneOffset;

/** Filters of leads as a client writes them. */
final class LeadFilters {

    static final LeadKind<WhatsappLead, WhatsappDetails> KIND = new WhatsappLeads();

    private LeadFilters() {}

    /** The leads of a filter, in an order. */
    static LeadList<WhatsappLead, WhatsappDetails> list(LeadFilter<WhatsappLead> filter, SortOrder<Lead> order) {
        return new LeadList<>(KIND, filter, order);
    }

    /** @param query such as {@code filters[status]=pending}; empty for all leads */
    static LeadFilter<WhatsappLead> of(String query) {
        return LeadFilter.of(KIND, new Parameters(QueryString.parse(query), ZoneOffset.UTC));
    }

    static SortOrder<Lead> ascending(LeadSort key) {
        return new SortOrder<>(key, LeadSort.ID, true);
    }

    static SortOrder<Lead> descending(LeadSort key) {
        return new SortOrder<>(key, LeadSort.ID, false);
    }
}
