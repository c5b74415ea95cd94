package com.mycrm.api.expand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A relation that has an object, which is null, for each id. */
public record FakeRelation(String name, String counter) implements Relation {

    /** An expansion that knows these relations alone. */
    public static Expansion expansion(Relation... relations) {
        var expansion = new Expansion();
        expansion.use(Stream.of(relations));
        return expansion;
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name.first");
    }

    @Override
    public Map<Long, ExpandedObject> full(Set<Long> ids) {
        var full = new HashMap<Long, ExpandedObject>();
        ids.forEach(id -> full.put(id, null));
        return full;
    }
}
