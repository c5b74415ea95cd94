package com.mycrm.leads;

import com.mycrm.events.EventSource;
import com.mycrm.events.MemberFilter;
import com.mycrm.events.NewEvent;
import com.mycrm.security.Rights;
import java.util.List;

/** What can happen to the leads of a kind, and who may read of it. */
public interface LeadEventSource extends EventSource {

    LeadNames names();

    List<String> statuses();

    @Override
    default String object() {
        return names().single();
    }

    @Override
    default String readRight() {
        return Rights.LEAD_READ;
    }

    @Override
    default List<String> verbs() {
        return List.of(NewEvent.CREATED, NewEvent.UPDATED, NewEvent.DELETED, NewEvent.ERASED);
    }

    @Override
    default List<MemberFilter> filters() {
        return List.of(
                MemberFilter.word(LeadInput.STATUS, statuses()),
                MemberFilter.id(LeadInput.USER),
                MemberFilter.id(LeadInput.PROPERTY, "property[id]"),
                MemberFilter.text(LeadInput.REFERENCE, "property[reference]"));
    }
}
