package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Objects with the members a, b and c, a phone and an owner. Rows where b is "bad" have a violation. */
class TestTarget implements ImportTarget {

    static final FileColumns COLUMNS = FileColumns.of(new TestTarget(), ColumnMap.NONE, null);

    static final List<Violation> BAD = List.of(Violation.pointer("/b", "is bad"));

    /** The member a of each stored row. */
    final List<String> stored = new ArrayList<>();

    /** Runs before rows are stored. */
    Runnable before = () -> {};

    @Override
    public String name() {
        return "things";
    }

    @Override
    public String single() {
        return "thing";
    }

    @Override
    public String right() {
        return "thing.manage";
    }

    @Override
    public Set<String> members() {
        return Set.of("a", "b", "b.x", "b.y", "c", "d.*", "phone", "owner", "owner.id");
    }

    @Override
    public String changeRight() {
        return "thing.change";
    }

    @Override
    public String key() {
        return "a";
    }

    @Override
    public Set<String> exported() {
        return Set.of("id", "a", "b", "owner", "made_at");
    }

    @Override
    public Set<String> references() {
        return Set.of("owner");
    }

    @Override
    public Set<String> readOnly() {
        return Set.of("made_at");
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
