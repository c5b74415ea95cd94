package com.mycrm.directory;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.etag.Versioned;
import com.mycrm.events.RecordedEvents;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs the commands of a directory on a database in memory, each in a transaction of its own. */
public final class DirectoryTester implements AutoCloseable {

    private final MemoryDatabase database = new MemoryDatabase();
    private final EntityManager em = database.persistence().createEntityManager();
    private final List<String> counted = new ArrayList<>();
    private final Set<Long> referredTo = new HashSet<>();

    private final Referrer referrer = new Referrer() {
        @Override
        public boolean refersToUser(long id) {
            return referredTo.contains(id);
        }

        @Override
        public boolean refersToProperty(long id) {
            return referredTo.contains(id);
        }
    };

    private final ChangeCounts counts = new ChangeCounts() {
        @Override
        public void add(String counter) {
            counted.add(counter);
        }
    };

    private final RecordedEvents events = new RecordedEvents();

    /** Injects what the container would. */
    public <E extends DirectoryEntity<I, V>, I extends DirectoryInput, V, C extends DirectoryCommands<E, I, V>>
            C inject(C commands, DirectoryQueries<E, V> queries) {
        commands.queries = inject(queries);
        commands.em = em;
        commands.counts = counts;
        commands.events = events;
        commands.referrers = (Instance<Referrer>) (Instance<?>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (self, method, arguments) -> Stream.of(referrer));
        return commands;
    }

    public <Q extends DirectoryQueries<?, ?>> Q inject(Q queries) {
        queries.em = em;
        queries.queries = MemoryDatabase.queries(em);
        queries.counts = new CountCache();
        return queries;
    }

    public ChangeCounts counts() {
        return counts;
    }

    public EntityManager em() {
        return em;
    }

    /** The change counters in the order in which changes were counted. */
    public List<String> counted() {
        return counted;
    }

    /** The types and objects of the events, in their order, such as {@code user.created 1}. */
    public List<String> events() {
        return events.list();
    }

    public void referTo(long id) {
        referredTo.add(id);
    }

    public <T> T inTransaction(Supplier<T> work) {
        em.getTransaction().begin();
        try {
            var result = work.get();
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.clear();
        }
    }

    /** Stores a new object as it is, in the running transaction. */
    public void store(DirectoryEntity<?, ?> entity) {
        entity.touch(Instant.EPOCH);
        em.persist(entity);
        em.flush();
    }

    /** The object as it is stored. */
    public <E extends DirectoryEntity<?, V>, V> Versioned<V> stored(Class<E> entity, long id) {
        return inTransaction(() -> em.find(entity, id).versioned());
    }

    @Override
    public void close() {
        em.close();
        database.close();
    }
}
