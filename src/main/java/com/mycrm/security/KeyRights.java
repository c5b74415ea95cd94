package com.mycrm.security;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rights of an API key as the database has them: their names with commas between. */
final class KeyRights {

    private static final String TAKES = "takes one of " + String.join(", ", new TreeSet<>(Rights.ALL));

    private KeyRights() {}

    static String text(Collection<String> rights) {
        return String.join(",", new TreeSet<>(rights));
    }

    /** In alphabetical order. */
    static List<String> list(String text) {
        return Stream.of(text.split(",")).filter(right -> !right.isEmpty()).toList();
    }

    /** Those of a user's rights that a key gives. */
    static Set<String> of(Set<String> user, String text) {
        return given(user, Set.copyOf(list(text)));
    }

    /** Those of a user's rights that are a key's too. */
    static Set<String> given(Set<String> user, Set<String> key) {
        var rights = new HashSet<>(user);
        rights.retainAll(key);
        return Set.copyOf(rights);
    }

    /** Reads the names of rights; a violation for each other text. */
    static PatchField<List<String>> read(RequestObject source, String member) {
        return source.list(member, TAKES, name -> Optional.of(name).filter(Rights.ALL::contains));
    }
}
