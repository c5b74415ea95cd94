package com.mycrm.api.expand;

import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.json.JsonConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A relation whose objects are {@link Thing}s. An object with a negative id does not exist.
 *
 * @param reads the ids of each read
 */
public record FakeRelation(String name, String counter, boolean isArray, boolean isExtra, List<Set<Long>> reads)
        implements Relation {

    public FakeRelation(String name, String counter) {
        this(name, counter, false, false, new ArrayList<>());
    }

    /** A full object. */
    public record Thing(long id) {}

    /** An expansion that knows these relations alone. */
    public static Expansion expansion(Relation... relations) {
        var expansion = new Expansion();
        expansion.use(Stream.of(relations));
        expansion.cache = cache(Map.of());
        return expansion;
    }

    /** An empty cache. A counter that is not among these generations is at 0. */
    static ExpandedObjectCache cache(Map<String, Long> generations) {
        var cache = new ExpandedObjectCache();
        cache.jsonb = JsonConfiguration.jsonb();
        cache.generations = new RequestGenerations() {
            @Override
            public long of(String counter) {
                return generations.getOrDefault(counter, 0L);
            }
        };
        return cache;
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name.first");
    }

    @Override
    public Map<Long, Thing> views(Set<Long> ids) {
        reads.add(Set.copyOf(ids));
        var views = new HashMap<Long, Thing>();
        ids.stream().filter(id -> id >= 0).forEach(id -> views.put(id, new Thing(id)));
        return views;
    }
}
