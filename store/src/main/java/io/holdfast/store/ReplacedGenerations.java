package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generations that are not live any more and are kept for an undo: one of each service at most. They are records, so
 * that the switch and the memory of what it replaced are one transaction.
 */
final class ReplacedGenerations {

    /** The kind of their records; the id is the generation's name. */
    static final String KIND = "replaced";

    private final Duration kept;
    private final InstantSource clock;

    ReplacedGenerations(Duration kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    private record Entry(String service, Replaced replaced) {}

    /** Keeps {@code before}, and forgets what was kept of its service so far: these generations are to be removed. */
    List<String> keep(Sql sql, Service before) {
        List<String> forgotten = forget(sql, before.id());
        if (!kept.isPositive()) {
            return add(forgotten, before.generation());
        }
        long now = clock.millis();
        byte[] service = before.id().key().getBytes(StandardCharsets.UTF_8);
        ByteBuffer document = ByteBuffer.allocate(3 * Long.BYTES + service.length)
                .putLong(before.sequence())
                .putLong(now)
                .putLong(now + kept.toMillis())
                .put(service);
        sql.execute(
                "INSERT INTO record (kind, id, document) VALUES (?, ?, ?)",
                KIND,
                before.generation(),
                document.array());
        return forgotten;
    }

    Optional<Replaced> of(Sql sql, ServiceId service) {
        return all(sql).stream()
                .filter(entry -> entry.service().equals(service.key()))
                .map(Entry::replaced)
                .filter(replaced -> replaced.until() > clock.millis())
                .findFirst();
    }

    /** Forgets what is kept of a service; these generations are to be removed. */
    List<String> forget(Sql sql, ServiceId service) {
        return remove(
                sql,
                all(sql).stream()
                        .filter(entry -> entry.service().equals(service.key()))
                        .toList());
    }

    /** Forgets those whose time is over; these generations are to be removed. */
    List<String> expire(Sql sql) {
        long now = clock.millis();
        return remove(
                sql,
                all(sql).stream()
                        .filter(entry -> entry.replaced().until() <= now)
                        .toList());
    }

    /** False if another node was faster: then the generation is that node's to remove, or to make live. */
    boolean forget(Sql sql, String generation) {
        return sql.execute("DELETE FROM record WHERE kind = ? AND id = ?", KIND, generation) == 1;
    }

    static List<String> names(Sql sql) {
        return sql.texts("SELECT id FROM record WHERE kind = '" + KIND + "'");
    }

    private List<String> remove(Sql sql, List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.replaced().generation())
                .filter(generation -> forget(sql, generation))
                .toList();
    }

    private static List<String> add(List<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private static List<Entry> all(Sql sql) {
        return sql.list(
                "SELECT id, document FROM record WHERE kind = ?",
                row -> {
                    String generation = row.getString(1);
                    ByteBuffer document = ByteBuffer.wrap(row.getBytes(2));
                    var replaced = new Replaced(generation, document.getLong(), document.getLong(), document.getLong());
                    return new Entry(StandardCharsets.UTF_8.decode(document).toString(), replaced);
                },
                KIND);
    }
}
