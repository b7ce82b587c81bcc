package io.holdfast.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many resources of each type lie below each parent: a row for each such pair, which the transaction that changes the
 * number changes, too, so that nobody ever counts.
 */
final class Tally {

    /** Of the table, beside the key. */
    private static final String TABLE = "tally";

    private static final String PLACE = " WHERE generation = ? AND type = ? AND parent = ?";

    private Tally() {}

    /** As {@link Reader#count}. */
    static long of(Sql sql, String generation, String type, @Nullable String parent) {
        return parent == null
                ? sql.number(
                        "SELECT coalesce(sum(number), 0) FROM " + TABLE + " WHERE generation = ? AND type = ?",
                        generation,
                        type)
                : sql.first(
                                "SELECT number FROM " + TABLE + PLACE,
                                row -> row.getLong(1),
                                generation,
                                type,
                                parent.toLowerCase(Locale.ROOT))
                        .orElse(0L);
    }

    /** What changes the numbers. */
    static List<Sql.Statement> adding(String generation, TallyChanges changes) {
        List<Sql.Statement> statements = new ArrayList<>();
        changes.forEach((place, more) -> statements.addAll(adding(generation, place, more)));
        return statements;
    }

    static void add(Sql sql, String generation, TallyChanges.Place place, long more) {
        sql.executeAll(adding(generation, place, more));
    }

    private static List<Sql.Statement> adding(String generation, TallyChanges.Place place, long more) {
        var add = new Sql.Statement(
                "INSERT INTO " + TABLE + " (generation, type, parent, number) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (generation, type, parent) DO UPDATE SET number = " + TABLE
                        + ".number + excluded.number",
                generation,
                place.type(),
                place.parent(),
                more);
        if (more >= 0) {
            return List.of(add);
        }
        // Or the rows of parents that are gone would stay for ever.
        var remove = new Sql.Statement(
                "DELETE FROM " + TABLE + PLACE + " AND number = 0", generation, place.type(), place.parent());
        return List.of(add, remove);
    }

    /** Counts everything in a table of resources. */
    static void count(Sql sql, String resources, String generation) {
        forget(sql, generation);
        sql.execute(
                "INSERT INTO " + TABLE + " (generation, type, parent, number)"
                        + " SELECT ?, type, parent, count(*) FROM " + resources + " GROUP BY type, parent",
                generation);
    }

    static void forget(Sql sql, String generation) {
        sql.execute("DELETE FROM " + TABLE + " WHERE generation = ?", generation);
    }
}
