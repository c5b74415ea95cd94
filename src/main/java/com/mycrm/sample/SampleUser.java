package com.mycrm.sample;

import com.mycrm.security.Rights;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A user of the sample data. Its id is its line in the list.
 *
 * @param text what the row holds of text, in the order of the list's heading
 */
record SampleUser(int id, List<String> text, long createdAt, Collection<String> rights) {

    /** The user whose password and API key are the sample credentials. */
    static final String DEMO = "demo@example.com";

    private static final long FIRST = 1_641_214_800; // 2022-01-03T13:00:00Z, a Monday
    private static final long WEEKS = 7 * 86_400L;
    private static final int RIGHTS = 10;
    private static final int EMAIL = 2;
    private static final int ROLE = 4;
    private static final int STATUS = 5;

    static List<SampleUser> all() {
        var lines = Lines.of("users.csv");
        return IntStream.rangeClosed(1, lines.size())
                .mapToObj(id -> of(id, lines.get(id - 1)))
                .toList();
    }

    private static SampleUser of(int id, List<String> line) {
        var words = line.get(RIGHTS);
        var rights = words.isEmpty() ? Set.<String>of() : words.equals("*") ? Rights.ALL : List.of(words.split(" "));
        return new SampleUser(id, line.subList(0, RIGHTS), FIRST + (id - 1) * WEEKS + id * 421L, rights);
    }

    /** Those whom properties and leads are assigned to. */
    static List<SampleUser> agents(List<SampleUser> users) {
        return users.stream().filter(SampleUser::isAgent).toList();
    }

    String email() {
        return text.get(EMAIL);
    }

    boolean isDemo() {
        return email().equals(DEMO);
    }

    /** Whether the user had not left the company yet. */
    boolean isThereAt(long time) {
        return isActive() || time < updatedAt();
    }

    boolean isActive() {
        return text.get(STATUS).equals("active");
    }

    private boolean isAgent() {
        return text.get(ROLE).equals("agent");
    }

    long updatedAt() {
        return createdAt + (isActive() ? id * 7_013L : 100 * WEEKS);
    }
}
