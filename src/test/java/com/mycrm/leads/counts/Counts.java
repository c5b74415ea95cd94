package com.mycrm.leads.counts;

import com.mycrm.persistence.MemoryDatabase;

/** The counts of leads in a database of unit tests, without the server that injects them. */
public final class Counts {

    private Counts() {}

    public static LeadTotals totals(MemoryDatabase database) {
        var totals = new LeadTotals();
        totals.jdbc = database.jdbc();
        return totals;
    }

    public static CountAudit audit(MemoryDatabase database) {
        var audit = new CountAudit();
        audit.jdbc = database.jdbc();
        audit.store = store(database);
        return audit;
    }

    static CountStore store(MemoryDatabase database) {
        var store = new CountStore();
        store.jdbc = database.jdbc();
        return store;
    }
}
