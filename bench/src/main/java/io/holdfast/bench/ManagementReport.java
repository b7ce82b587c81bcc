package io.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured of the management API, as aligned tables or as JSON. */
final class ManagementReport {

    private final List<Database> databases = new ArrayList<>();

    /** @param peak memory of the server, in bytes */
    record Database(
            String name,
            List<RequestRates.Figure> rates,
            List<ListPages.Figure> pages,
            ApiImports.Figure imports,
            long peak) {}

    void add(Database database) {
        databases.add(database);
    }

    String text() {
        var text = new StringBuilder();
        for (Database database : databases) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s: server with -Xmx%dm, peak of its process %.1f MB%n",
                    database.name(),
                    ManagementRoom.HEAP,
                    database.peak() / 1e6));
            text.append(rates(database)).append('\n').append(pages(database)).append('\n');
            text.append(imports(database.imports())).append('\n');
        }
        return text.toString();
    }

    private static TextTable rates(Database database) {
        var table = new TextTable(
                Set.of(0),
                "requests",
                "clients",
                "per second",
                "p50 ms",
                "p99 ms",
                "bare/s",
                "p50 ms",
                "p99 ms",
                "ratio");
        for (RequestRates.Figure figure : database.rates()) {
            var line = new ArrayList<>(List.of(figure.name(), Integer.toString(figure.clients())));
            for (Rate rate : List.of(figure.product(), figure.bare())) {
                line.add(String.format(Locale.ROOT, "%,.0f", rate.perSecond()));
                line.add(decimal(rate.millis(0.5), 2));
                line.add(decimal(rate.millis(0.99), 2));
            }
            line.add(decimal(figure.ratio(), 3));
            table.add(line);
        }
        return table;
    }

    private static TextTable pages(Database database) {
        var table = new TextTable(
                Set.of(1), "resources", "page of 100", "ms", "bare ms", "ratio", "bare count ms", "all pages s");
        for (ListPages.Figure figure : database.pages()) {
            for (ListPages.Position position : figure.positions()) {
                table.add(List.of(
                        String.format(Locale.ROOT, "%,d", figure.size()),
                        position.name(),
                        decimal(position.product(), 2),
                        decimal(position.bare(), 2),
                        decimal(position.product() / position.bare(), 2),
                        decimal(figure.count(), 2),
                        decimal(figure.walk(), 2)));
            }
        }
        return table;
    }

    private static String imports(ApiImports.Figure figure) {
        return String.format(
                Locale.ROOT,
                "import of %,d operations (%.1f MB, %,d rows): %.3f s, %,.0f operations/s; bare %.3f s; ratio %.2f%n",
                ApiImports.OPERATIONS,
                figure.bytes() / 1e6,
                figure.rows(),
                figure.product(),
                ApiImports.OPERATIONS / figure.product(),
                figure.bare(),
                figure.product() / figure.bare());
    }

    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("heapMegabytes", ManagementRoom.HEAP);
        for (Database database : databases) {
            ObjectNode node = json.putObject(database.name());
            node.put("peakBytes", database.peak());
            ArrayNode rates = node.putArray("requests");
            database.rates().forEach(figure -> rate(rates.addObject(), figure));
            ArrayNode pages = node.putArray("lists");
            database.pages().forEach(figure -> list(pages.addObject(), figure));
            imports(node.putObject("import"), database.imports());
        }
        return json.toPrettyString() + "\n";
    }

    private static void rate(ObjectNode node, RequestRates.Figure figure) {
        node.put("name", figure.name()).put("clients", figure.clients());
        rate(node.putObject("product"), figure.product());
        rate(node.putObject("bare"), figure.bare());
        node.put("ratio", rounded(figure.ratio()));
    }

    static void rate(ObjectNode node, Rate rate) {
        node.put("requests", rate.count()).put("perSecond", rounded(rate.perSecond()));
        node.put("p50Millis", rounded(rate.millis(0.5))).put("p99Millis", rounded(rate.millis(0.99)));
    }

    private static void list(ObjectNode node, ListPages.Figure figure) {
        node.put("resources", figure.size()).put("allPagesSeconds", rounded(figure.walk()));
        node.put("bareCountMillis", rounded(figure.count()));
        ArrayNode positions = node.putArray("pages");
        for (ListPages.Position position : figure.positions()) {
            ObjectNode each = positions.addObject().put("page", position.name());
            each.put("millis", rounded(position.product())).put("bareMillis", rounded(position.bare()));
            each.put("ratio", rounded(position.product() / position.bare()));
        }
    }

    private static void imports(ObjectNode node, ApiImports.Figure figure) {
        node.put("operations", ApiImports.OPERATIONS).put("rows", figure.rows()).put("documentBytes", figure.bytes());
        node.put("seconds", rounded(figure.product())).put("bareSeconds", rounded(figure.bare()));
        node.put("operationsPerSecond", rounded(ApiImports.OPERATIONS / figure.product()));
        node.put("ratio", rounded(figure.product() / figure.bare()));
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
