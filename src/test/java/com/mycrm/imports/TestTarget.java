package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects with the members a, b and c, of which c is also called "the c". Rows where b is "bad" have a violation. */
final class TestTarget implements ImportTarget {

    static final List<Violation> BAD = List.of(Violation.pointer("/b", "is bad"));

    private final Set<String> members;

    /** The member a of each stored row. */
    final List<String> stored = new ArrayList<>();

    /** Runs before rows are stored. */
    Runnable before = () -> {};

    /** @param more members beside a, b and c */
    TestTarget(String... more) {
        members = Stream.concat(Stream.of("a", "b", "c"), Stream.of(more)).collect(Collectors.toSet());
    }

    @Override
    public String name() {
        return "things";
    }

    @Override
    public String right() {
        return "thing.manage";
    }

    @Override
    public Set<String> members() {
        return members;
    }

    @Override
    public Map<String, String> synonyms() {
        return Map.of("the_c", "c");
    }

    @Override
    public void store(List<RequestObject> rows, String actor, Set<String> rights) {
        before.run();
        for (var row : rows) {
            if ("bad".equals(row.text("b", 100).or(null))) {
                row.fault("b", "is bad");
            } else {
                stored.add(row.text("a", 1_000_000).or(null));
            }
        }
    }
}
