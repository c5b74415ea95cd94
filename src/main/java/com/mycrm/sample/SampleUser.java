package com.mycrm.sample;

import com.mycrm.auth.Rights;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A user of the sample data. Its id is its line in the list. */
record SampleUser(long id, List<String> columns, Collection<String> rights) {

    /** The user whose password and API key are the sample credentials. */
    static final String DEMO = "demo@example.com";

    private static final int RIGHTS = 10;
    private static final int AGENT = 4;

    static List<SampleUser> all() {
        var lines = Lines.of("users.csv");
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new SampleUser(i + 1L, lines.get(i).subList(0, RIGHTS), rights(lines.get(i).get(RIGHTS))))
                .toList();
    }

    String email() {
        return columns.get(2);
    }

    /** Whether leads are assigned to this user. */
    boolean isAgent() {
        return columns.get(AGENT).equals("agent");
    }

    private static Collection<String> rights(String words) {
        return words.isEmpty() ? Set.of() : words.equals("*") ? Rights.ALL : List.of(words.split(" "));
    }
}
