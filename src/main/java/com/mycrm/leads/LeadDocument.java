package com.mycrm.leads;

import com.mycrm.api.expand.Expandable;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.output.JsonText;
import com.mycrm.api.output.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The envelope of a single lead. */
public record LeadDocument(LeadView whatsapp) implements Expandable, Written {

    @Override
    public Map<String, Set<Long>> related() {
        return LeadView.related(List.of(whatsapp));
    }

    @Override
    public LeadDocument expanded(Map<String, Map<Long, ExpandedObject>> full) {
        return new LeadDocument(whatsapp.expanded(full));
    }

    @Override
    public void write(JsonText json) {
        json.object().name("whatsapp");
        whatsapp.write(json);
        json.endObject();
    }
}
