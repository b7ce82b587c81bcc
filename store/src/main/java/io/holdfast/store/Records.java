package io.holdfast.store;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Small documents of the deployment itself: resource groups, applications, role assignments. Ids ignore case. */
public interface Records {

    Optional<byte[]> get(String kind, String id);

    /** All of one kind, by their id in lower case. */
    SortedMap<String, byte[]> all(String kind);

    /** The ids of one kind, in lower case; reads no document. */
    SortedSet<String> ids(String kind);

    void put(String kind, String id, byte[] document);

    /** False if it exists already; then nothing is changed. */
    boolean putIfAbsent(String kind, String id, byte[] document);

    /** Puts {@code document} where {@code expected} stands. False if something else or nothing does; nothing is changed then. */
    boolean replace(String kind, String id, byte[] expected, byte[] document);

    boolean delete(String kind, String id);
}
