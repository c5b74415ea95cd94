package com.mycrm.events;

import com.mycrm.persistence.MemoryDatabase;

/** Makes the reads of the log on a database of a unit test. */
public final class EventQueriesTester {

    private EventQueriesTester() {}

    public static EventQueries of(MemoryDatabase database) {
        var queries = new EventQueries();
        queries.jdbc = database.jdbc();
        queries.queries = database.queries();
        return queries;
    }
}
