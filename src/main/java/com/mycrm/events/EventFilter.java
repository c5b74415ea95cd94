package com.mycrm.events;

import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Filter;
import java.util.List;
import java.util.Set;

/**
 * The filter of events: those after one position, up to another one, of some types.
 *
 * @param last the last number
 */
record EventFilter(long after, long last, Set<String> types) implements Filter<LoggedEvent> {

    @Override
    public List<Condition<LoggedEvent>> conditions() {
        return Conditions.<LoggedEvent>all()
                .between(LoggedEvent_.number, after + 1, last)
                .anyOf(LoggedEvent_.type, types)
                .list();
    }
}
