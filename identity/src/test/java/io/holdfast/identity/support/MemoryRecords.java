package io.holdfast.identity.support;

import io.holdfast.store.Records;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Records as the store keeps them, in memory; counts how often all of a kind are read. */
public final class MemoryRecords implements Records {

    private final Map<String, SortedMap<String, byte[]>> kinds = new ConcurrentHashMap<>();
    private int scans;

    @Override
    public synchronized Optional<byte[]> get(String kind, String id) {
        return Optional.ofNullable(of(kind).get(id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public synchronized SortedMap<String, byte[]> all(String kind) {
        scans++;
        return new TreeMap<>(of(kind));
    }

    @Override
    public synchronized SortedSet<String> ids(String kind) {
        return new TreeSet<>(of(kind).keySet());
    }

    @Override
    public synchronized void put(String kind, String id, byte[] document) {
        of(kind).put(id.toLowerCase(Locale.ROOT), document.clone());
    }

    @Override
    public synchronized boolean putIfAbsent(String kind, String id, byte[] document) {
        return of(kind).putIfAbsent(id.toLowerCase(Locale.ROOT), document.clone()) == null;
    }

    @Override
    public synchronized boolean replace(String kind, String id, byte[] expected, byte[] document) {
        byte[] now = of(kind).get(id.toLowerCase(Locale.ROOT));
        if (now == null || !Arrays.equals(now, expected)) {
            return false;
        }
        put(kind, id, document);
        return true;
    }

    @Override
    public synchronized boolean delete(String kind, String id) {
        return of(kind).remove(id.toLowerCase(Locale.ROOT)) != null;
    }

    public synchronized int scans() {
        return scans;
    }

    /** Everything that is stored, as one text. */
    public synchronized String dump() {
        var text = new StringBuilder();
        kinds.forEach((kind, records) -> records.forEach((id, document) -> text.append(kind)
                .append('/')
                .append(id)
                .append(' ')
                .append(new String(document))
                .append('\n')));
        return text.toString();
    }

    private SortedMap<String, byte[]> of(String kind) {
        return kinds.computeIfAbsent(kind, k -> new TreeMap<>());
    }
}
