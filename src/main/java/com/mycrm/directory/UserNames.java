package com.mycrm.directory;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CellText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the users that rows of a file name by id, e-mail address or name. Each is looked up once. */
public final class UserNames {

    private static final int LONGEST = 250;

    private final UserDirectory users;
    private final Map<String, Set<Long>> found = new HashMap<>();

    public UserNames(UserDirectory users) {
        this.users = users;
    }

    /** The user under a name; one that is not known, or that several have, is a violation. */
    public PatchField<Long> read(RequestObject row, String member) {
        if (row.isObject(member)) {
            var named = row.object(member).flatMap(UserNames::name);
            return named.isPresent() ? find(row, member, named.get()) : row.id(member);
        }
        var text = row.isScalar(member) ? row.text(member, LONGEST) : PatchField.<String>absent();
        return text.isValue() && !CellText.isId(text.value()) ? find(row, member, text.value()) : row.id(member);
    }

    /** The e-mail address or the name in an object without a number as its id. */
    private static Optional<String> name(RequestObject user) {
        var id = user.text("id", LONGEST).optional();
        if (id.isPresent()) {
            return id.filter(text -> !CellText.isId(text));
        }
        var names = Stream.of("first_name", "last_name")
                .flatMap(part -> user.text(part, LONGEST).optional().stream())
                .collect(Collectors.joining(" "));
        return Stream.of("email", "name")
                .flatMap(member -> user.text(member, LONGEST).optional().stream())
                .findFirst()
                .or(() -> Optional.of(names).filter(text -> !text.isEmpty()));
    }

    private PatchField<Long> find(RequestObject row, String member, String name) {
        var ids = found.computeIfAbsent(name, users::byName);
        if (ids.size() == 1) {
            return PatchField.of(ids.iterator().next());
        }
        row.fault(
                member,
                "has \"" + CellText.shown(name) + "\", which is the name or e-mail address of "
                        + (ids.isEmpty() ? "no user" : "several users; write the e-mail address"));
        return PatchField.absent();
    }
}
