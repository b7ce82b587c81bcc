package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One database: what was measured of every size, as an aligned table or as JSON. */
final class ScaleReport {

    /** What each operation is held against: those that fill a generation against a load, the others against a scan. */
    private static final Map<String, String> BESIDE =
            Map.of("backup", "scan", "verify", "scan", "preview", "load", "prove", "load", "restore", "load");

    private static final String NOTHING = "-";

    private final String database;
    private final String operator;
    private final List<Size> sizes = new ArrayList<>();

    ScaleReport(String database, String operator) {
        this.database = database;
        this.operator = operator;
    }

    /** The figures of one size: of the product, of the bare table, of an operator's programs. */
    record Size(int resources, List<Figure> product, List<Figure> bare, List<Figure> operator) {}

    void add(Size size) {
        sizes.add(size);
    }

    String table(String conditions) {
        // Words in the columns of what was done and what it is held against.
        var lines = new TextTable(
                Set.of(1, 6),
                "resources",
                "operation",
                "seconds",
                "per second",
                "peak MB",
                "archive MB",
                "bare",
                "seconds",
                "ratio",
                "operator s",
                "ratio",
                "file MB");
        for (Size size : sizes) {
            for (Figure figure : size.product()) {
                lines.add(line(size, figure));
            }
        }
        return database + ": " + conditions + "\noperator: " + operator + "\n" + lines;
    }

    private static List<String> line(Size size, Figure figure) {
        String beside = beside(figure);
        Figure bare = find(size.bare(), beside);
        Figure other = find(size.operator(), figure.name());
        return List.of(
                String.format(Locale.ROOT, "%,d", size.resources()),
                figure.name(),
                decimal(figure.seconds(), 3),
                String.format(Locale.ROOT, "%,.0f", size.resources() / figure.seconds()),
                megabytes(figure.peak()),
                megabytes(figure.stored()),
                beside,
                bare == null ? NOTHING : decimal(bare.seconds(), 3),
                bare == null ? NOTHING : decimal(figure.seconds() / bare.seconds(), 2),
                other == null ? NOTHING : decimal(other.seconds(), 3),
                other == null ? NOTHING : decimal(figure.seconds() / other.seconds(), 2),
                other == null ? NOTHING : megabytes(other.stored()));
    }

    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("operator", operator);
        var list = json.putArray("sizes");
        for (Size size : sizes) {
            ObjectNode node = list.addObject().put("resources", size.resources());
            ObjectNode operations = node.putObject("operations");
            size.product().forEach(figure -> operation(operations.putObject(figure.name()), size, figure));
        }
        return json;
    }

    private static void operation(ObjectNode node, Size size, Figure figure) {
        node.put("seconds", rounded(figure.seconds()));
        node.put("resourcesPerSecond", Math.round(size.resources() / figure.seconds()));
        bytes(node, "peakBytes", figure.peak());
        bytes(node, "archiveBytes", figure.stored());
        other(node, "bare", find(size.bare(), beside(figure)), figure);
        other(node, "operator", find(size.operator(), figure.name()), figure);
    }

    private static void other(ObjectNode node, String name, @Nullable Figure other, Figure figure) {
        if (other != null) {
            ObjectNode each = node.putObject(name).put("what", other.name());
            each.put("seconds", rounded(other.seconds()));
            each.put("ratio", rounded(figure.seconds() / other.seconds()));
            bytes(each, "fileBytes", other.stored());
        }
    }

    private static void bytes(ObjectNode node, String name, long bytes) {
        if (bytes > 0) {
            node.put(name, bytes);
        }
    }

    private static String beside(Figure figure) {
        return BESIDE.getOrDefault(figure.name(), NOTHING);
    }

    private static @Nullable Figure find(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? NOTHING : decimal(bytes / 1e6, 1);
    }

    private static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
