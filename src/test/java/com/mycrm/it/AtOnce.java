package com.mycrm.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Starts requests at the same moment, each in a thread of its own. */
final class AtOnce {

    private AtOnce() {}

    /** What each request gives, in the order of their numbers, which begin with 0. */
    static <T> List<T> results(int count, IntFunction<T> request) {
        var barrier = new CyclicBarrier(count);
        var threads = Executors.newFixedThreadPool(count);
        try {
            var tasks = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<T>) () -> {
                        barrier.await();
                        return request.apply(i);
                    })
                    .toList();
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }
}
