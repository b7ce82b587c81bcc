package io.holdfast.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** A number of clients that call again as soon as they were answered. */
final class Load {

    private static final int FIRST = 3;

    private Load() {}

    /** One client's calls. */
    interface Client extends AutoCloseable {

        /** @param random differs from client to client, and is the same in every run */
        void call(RandomGenerator random) throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /**
     * Each client makes a few calls that do not count, over the connection that it keeps. Ends with the first call that fails,
     * and throws what it threw. Clients are closed.
     */
    static Rate run(int clients, double seconds, Callable<? extends Client> source) throws Exception {
        List<Client> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                all.add(source.call());
            }
            together(threads, all, (client, random) -> {
                for (int i = 0; i < FIRST; i++) {
                    client.call(random);
                }
                return new long[0];
            });
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            long[] nanos = together(threads, all, (client, random) -> until(end, client, random));
            return Rate.of((System.nanoTime() - start) / 1e9, nanos);
        } finally {
            for (Client client : all) {
                client.close();
            }
        }
    }

    private interface Part {
        long[] of(Client client, RandomGenerator random) throws Exception;
    }

    /** Returns what all return, when all have returned. */
    private static long[] together(ExecutorService threads, List<Client> clients, Part part) throws Exception {
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            var random = new SplittableRandom(i);
            running.add(threads.submit(() -> part.of(client, random)));
        }
        LongStream nanos = LongStream.empty();
        for (Future<long[]> each : running) {
            nanos = LongStream.concat(nanos, Arrays.stream(each.get()));
        }
        return nanos.toArray();
    }

    private static long[] until(long end, Client client, RandomGenerator random) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < end; ) {
            client.call(random);
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = after - now;
            now = after;
        }
        return Arrays.copyOf(nanos, count);
    }
}
