package com.mycrm.directory;

import com.mycrm.api.ConditionalRequests;
import com.mycrm.api.ListRequest;
import com.mycrm.api.ListRequests;
import com.mycrm.api.PathId;
import com.mycrm.api.WriteRequests;
import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.References;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Warnings;
import com.mycrm.exports.Exports;
import com.mycrm.imports.Uploads;
import com.mycrm.persistence.Filter;
import com.mycrm.persistence.Stamped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A directory over HTTP: the base of its resource class, which declares path, rights and media types of each method.
 *
 * <p>Resource classes are application scoped. One for each request would look its EJBs up each time, which takes longer
 * than a query.
 *
 * @param <E> the entity, which the resource leaves to its EJBs
 * @param <I> the input of writes
 * @param <V> the view in answers
 */
public abstract class DirectoryResource<
        E extends DirectoryEntity<I, V>, I extends DirectoryInput, V extends DirectoryView> {

    private final DirectoryType type;
    private final List<String> columns;
    private final References<V> references;
    private final Function<RequestObject, I> reader;

    @Inject
    ListRequests lists;

    @Inject
    WriteRequests writes;

    @Inject
    ConditionalRequests conditional;

    @Inject
    RequestGenerations generations;

    @Inject
    Exports exports;

    @Inject
    Uploads uploads;

    /**
     * @param columns of an exported table
     * @param references of a view to objects that can be expanded
     * @param reader reads the input from a request
     */
    protected DirectoryResource(
            DirectoryType type, List<String> columns, References<V> references, Function<RequestObject, I> reader) {
        this.type = type;
        this.columns = columns;
        this.references = references;
        this.reader = reader;
    }

    /**
     * The EJBs are injected into the resource itself, because Open Liberty validates the fields of this class without
     * the types of their variables.
     */
    protected abstract DirectoryQueries<E, V> queries();

    protected abstract DirectoryCommands<E, I, V> commands();

    protected ListRequests lists() {
        return lists;
    }

    /** A page of the list, or all of it as a file. */
    protected Response list(ListRequest<E, ? extends Filter<E>> list) {
        return list.isExport() ? export(list) : page(list);
    }

    private Response page(ListRequest<E, ? extends Filter<E>> list) {
        var generation = generations.of(type.list());
        return list.unlessUnchanged(() -> generation, () -> {
            var found = queries().page(list.filter(), list.sort(), list.page(), generation);
            return new Stamped<>(generation, list.answer(found, Envelope.ofPage(type.list(), found, references)));
        });
    }

    private Response export(ListRequest<E, ? extends Filter<E>> list) {
        return exports.answer(
                list,
                new Exports.Listing<>(
                        type.list(),
                        columns,
                        references,
                        (after, size) -> queries().slice(list.filter(), list.sort(), after, size)));
    }

    /** Stores a file to be imported in the background. */
    protected Response upload(
            DirectoryImport<E, I, V> target, InputStream content, MediaType contentType, SecurityContext caller) {
        return uploads.accept(target, content, contentType, caller);
    }

    protected Response one(String id) {
        var found = PathId.parse(id).flatMap(number -> queries().one(number)).orElseThrow(() -> missing(id));
        return conditional.one(found.version(), envelope(found.view()));
    }

    protected Response create(InputStream body) {
        var input = reader.apply(object(body));
        return created(writes.run(write -> commands().create(input, write)), input);
    }

    protected Response change(String id, InputStream body) {
        var number = number(id);
        return writes.patch(
                body,
                type.object(),
                () -> queries().one(number).orElseThrow(() -> missing(id)).map(this::envelope),
                reader,
                (input, write) -> commands().change(number, input, write).map(this::envelope));
    }

    protected Response replace(String id, InputStream body) {
        var number = number(id);
        var input = reader.apply(object(body));
        return changed(writes.run(write -> commands().replace(number, input, write)), input);
    }

    /** Replaces or creates the object of a name that the path gives; the body may be empty. */
    protected Response put(String member, String name, InputStream body) {
        var input = reader.apply(JsonBody.read(body).orEmpty().named(type.object(), member, name));
        var put = writes.run(write -> commands().put(name, input, write));
        return put.isNew() ? created(put.object(), input) : changed(put.object(), input);
    }

    protected Response delete(String id) {
        var number = number(id);
        return writes.run(write -> commands().delete(number, write))
                .map(kept -> Warnings.on(writes.changed(kept.map(this::envelope)), List.of(keptInstead(id))))
                .orElseGet(() -> Response.noContent().build());
    }

    private String keptInstead(String id) {
        return "the " + type.object() + " " + id + " is referred to, and was deactivated instead of deleted";
    }

    private Response created(Versioned<V> object, I input) {
        return writes.created("/" + type.list() + "/" + object.view().id(), object.map(this::envelope), input.source());
    }

    private Response changed(Versioned<V> object, I input) {
        return writes.changed(object.map(this::envelope), input.source());
    }

    private Envelope<V> envelope(V view) {
        return Envelope.ofOne(type.object(), view, references);
    }

    private RequestObject object(InputStream body) {
        return JsonBody.read(body).object(type.object());
    }

    private long number(String id) {
        return PathId.parse(id).orElseThrow(() -> missing(id));
    }

    private ProblemException missing(String id) {
        return Problems.notFound("The " + type.object() + " " + id);
    }
}
