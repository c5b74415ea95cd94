package com.mycrm.leads;

import com.mycrm.api.expand.Expandable;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.output.JsonText;
import com.mycrm.api.output.Written;
import com.mycrm.api.paging.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The envelope of a list of leads. */
public record LeadList(long count, int page, int perPage, List<LeadView> whatsapp) implements Expandable, Written {

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
        return LeadView.related(whatsapp);
    }

    @Override
    public LeadList expanded(Map<String, Map<Long, ExpandedObject>> full) {
        return new LeadList(
                count,
                page,
                perPage,
                whatsapp.stream().map(lead -> lead.expanded(full)).toList());
    }

    @Override
    public void write(JsonText json) {
        json.object()
                .name("count")
                .value(count)
                .name("page")
                .value(page)
                .name("per_page")
                .value(perPage);
        json.name("whatsapp").array();
        whatsapp.forEach(lead -> lead.write(json));
        json.endArray().endObject();
    }
}
