package com.mycrm.directory;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.imports.IdentifiedRow;
import com.mycrm.imports.ImportTarget;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The import of files into a directory: the base of its CDI bean. A row creates or changes the object of its name, or
 * changes that of its id.
 *
 * @param <E> the entity
 * @param <V> the view
 * @param <I> the input that a row becomes
 */
public abstract class DirectoryImport<E extends DirectoryEntity<I, V>, I extends DirectoryInput, V>
        implements ImportTarget {

    private static final Set<String> READ_ONLY = Set.of("created_at", "updated_at", "created_by");

    @Inject
    DirectoryRowCommands<E, I, V> commands;

    private final DirectoryType type;

    private final Function<RequestObject, I> reader;

    protected DirectoryImport(DirectoryType type, Function<RequestObject, I> reader) {
        this.type = type;
        this.reader = reader;
    }

    @Override
    public String name() {
        return type.list();
    }

    @Override
    public String single() {
        return type.object();
    }

    @Override
    public String changeRight() {
        return right();
    }

    @Override
    public Set<String> readOnly() {
        return READ_ONLY;
    }

    /** The members of a row that no export has under that name. */
    protected abstract Set<String> otherMembers();

    @Override
    public Set<String> members() {
        var members = new HashSet<>(exported());
        members.removeAll(READ_ONLY);
        members.remove("id");
        members.addAll(otherMembers());
        return members;
    }

    /** Reads the rows of one batch. */
    protected Function<RequestObject, I> reader() {
        return reader;
    }

    @Override
    public void store(List<RequestObject> rows, String actor, Set<String> rights) {
        var batch = reader();
        var inputs = rows.stream().map(row -> IdentifiedRow.of(row, batch)).toList();
        commands.putAll(inputs, new WriteRequest(actor, rights, IfMatch.ALL));
    }
}
