package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Medians, in seconds, and what they are of one another. */
final class Report {

    private final Contents contents;
    private final List<Resource> rows;
    private final List<Database> databases = new ArrayList<>();

    Report(Contents contents, List<Resource> rows) {
        this.contents = contents;
        this.rows = rows;
    }

    /** The measurements on one database, a value for every round. */
    record Database(String name, List<Double> scan, List<Double> backup, List<Double> load, List<Double> restore) {

        void add(double scanned, double backedUp, double loaded, double restored) {
            scan.add(scanned);
            backup.add(backedUp);
            load.add(loaded);
            restore.add(restored);
        }

        double backupToScan() {
            return median(backup) / median(scan);
        }

        double restoreToLoad() {
            return median(restore) / median(load);
        }
    }

    Database database(String name) {
        var database = new Database(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        databases.add(database);
        return database;
    }

    String table() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d APIs x %d operations, %,d subscriptions: %,d resources, %.1f MB of documents and secrets; seconds%n",
                contents.apis(),
                Contents.OPERATIONS,
                contents.subscriptions(),
                rows.size(),
                bytes() / 1e6));
        line(text, "database", "scan", "backup", "backup/scan", "load", "restore", "restore/load");
        for (Database database : databases) {
            line(
                    text,
                    database.name(),
                    decimal(median(database.scan())),
                    decimal(median(database.backup())),
                    decimal(database.backupToScan()),
                    decimal(median(database.load())),
                    decimal(median(database.restore())),
                    decimal(database.restoreToLoad()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Object... columns) {
        text.append("%-10s  %6s  %7s  %11s  %6s  %7s  %12s%n".formatted(columns));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("resources", rows.size()).put("bytes", bytes());
        for (Database database : databases) {
            ObjectNode node = json.putObject(database.name());
            node.put("backupToScan", rounded(database.backupToScan()));
            node.put("restoreToLoad", rounded(database.restoreToLoad()));
            seconds(node, "scan", database.scan());
            seconds(node, "backup", database.backup());
            seconds(node, "load", database.load());
            seconds(node, "restore", database.restore());
        }
        return json.toPrettyString() + "\n";
    }

    private static void seconds(ObjectNode json, String name, List<Double> values) {
        ObjectNode node = json.putObject(name);
        node.put("median", rounded(median(values)));
        var rounds = node.putArray("rounds");
        values.forEach(value -> rounds.add(rounded(value)));
    }

    private long bytes() {
        return rows.stream()
                .mapToLong(row -> row.document().length + (row.secrets() == null ? 0 : row.secrets().length))
                .sum();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
