package com.mycrm.directory;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.imports.IdentifiedRow;
import java.util.List;

/**
 * The writes of a type of objects, those of the rows of files too. A feature has a stateless EJB that extends it.
 *
 * @param <E> the entity
 * @param <I> the input
 * @param <V> the view
 */
public abstract class DirectoryRowCommands<E extends DirectoryEntity<I, V>, I extends DirectoryInput, V>
        extends DirectoryCommands<E, I, V> {

    protected DirectoryRowCommands(DirectoryType type, Class<E> entityClass) {
        super(type, entityClass);
    }

    /** Changes each object by its id, or creates or changes it by its name. An input with faults is left out. */
    public void putAll(List<IdentifiedRow<I>> rows, WriteRequest write) {
        for (var row : rows) {
            if (row.id() == null) {
                put(row.input(), write);
            } else {
                changeRow(row, write);
            }
        }
    }

    private void changeRow(IdentifiedRow<I> row, WriteRequest write) {
        var input = row.input();
        var entity = find(row.id());
        if (entity == null) {
            input.source().fault("id", "is the id of no " + type.object() + " here");
            return;
        }
        if (!row.isOf(entity.createdAt())) {
            input.source().fault("id", IdentifiedRow.OF_ANOTHER_SERVICE);
            return;
        }
        input.requireKept();
        rejectTaken(input, entity);
        var resolved = resolved(input, entity);
        if (input.source().faults().isEmpty()) {
            changeOrRefuse(row.id(), resolved, write);
        }
    }

    private void put(I input, WriteRequest write) {
        var id = input.name().optional().flatMap(queries::idOf);
        if (id.isPresent()) {
            input.requireKept();
        } else {
            input.requireName();
            input.requireWhole();
        }
        var resolved = resolved(input, null);
        if (!input.source().faults().isEmpty()) {
            return;
        }
        if (id.isPresent()) {
            changeOrRefuse(id.get(), resolved, write);
        } else {
            insert(resolved, write);
        }
    }

    private void changeOrRefuse(long id, I input, WriteRequest write) {
        try {
            update(locked(id, write), object -> object.merge(input), write);
        } catch (ProblemException e) {
            input.refuse(e.getMessage());
        }
    }
}
