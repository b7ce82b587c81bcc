package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Backup, verification, preview, proof and restore of services of growing size in a process of fixed memory, beside a bare
 * scan and a bare load and beside what people would use instead. Every part of every size has a process of its own. Files go
 * to {@code java.io.tmpdir}; those of a size are removed after it, the rest by {@code bench/scale.sh}.
 */
public final class ScaleBench {

    /** Of the product, in megabytes; less than a million resources need. */
    private static final int HEAP = 256;

    /** Resources of the smaller service that warms a process up. */
    private static final int FEW = 10_000;

    private final ScaleOptions options;
    private final Path work;
    private final Map<String, ScaleReport> reports = new LinkedHashMap<>();
    private boolean failed;

    private ScaleBench(ScaleOptions options, Path work) {
        this.options = options;
        this.work = work;
    }

    /** Runs; prints tables, or JSON. Ends with 1 if some size failed, with 2 if the arguments are not understood. */
    public static void main(String[] arguments) throws Exception {
        ScaleOptions options;
        try {
            options = ScaleOptions.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("scale: " + e.getMessage());
            System.exit(2);
            return;
        }
        var bench = new ScaleBench(options, Files.createTempDirectory("scale"));
        for (String database : options.databases()) {
            if (database.equals(ScaleOptions.SQLITE)) {
                bench.run(database, null, SqliteOperator.find());
            } else {
                PostgresOperator.Pair pair = PostgresOperator.start(bench.work);
                try (PostgresServer server = pair.server()) {
                    bench.run(database, server, pair.operator());
                }
            }
        }
        if (options.json()) {
            System.out.print(bench.json());
        }
        if (bench.failed) {
            System.exit(1);
        }
    }

    private void run(String database, @Nullable PostgresServer server, OperatorTools operator) throws Exception {
        var report = new ScaleReport(database, operator.description());
        reports.put(database, report);
        for (int size : options.sizes()) {
            System.err.printf("scale: %s, %,d resources ...%n", database, size);
            Path directory = Files.createDirectory(work.resolve(database + "-" + size));
            var target = new ScaleTarget(directory, server == null ? 0 : server.port());
            try {
                databases(server, true);
                report.add(measure(size, target, operator));
            } catch (IOException e) {
                failed = true;
                System.err.printf("scale: %s, %,d resources: %s%n", database, size, e.getMessage());
            } finally {
                databases(server, false);
                remove(directory);
            }
        }
        // At once: a later database may take hours.
        if (!options.json()) {
            System.out.println(report.table(conditions()));
        }
    }

    private static ScaleReport.Size measure(int size, ScaleTarget target, OperatorTools operator) throws Exception {
        // So many rows at once, each some 1.2 KB.
        List<Figure> bare = process(ScaleBare.class, 512 + size / 400, target, size);
        List<Figure> others = operator.measure(target);
        List<Figure> product = process(ScaleProduct.class, HEAP, target, size);
        return new ScaleReport.Size(size, product, bare, others);
    }

    /** With a heap that is there from the start. */
    private static List<Figure> process(Class<?> program, int heap, ScaleTarget target, int size)
            throws IOException, InterruptedException {
        List<String> options = List.of("-Xms" + heap + "m", "-Xmx" + heap + "m");
        List<String> arguments = List.of(
                target.directory().toString(),
                Integer.toString(target.port()),
                Integer.toString(size),
                Integer.toString(FEW));
        return Programs.run(Programs.java(options, program, arguments)).stream()
                .map(Figure::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void databases(@Nullable PostgresServer server, boolean create) throws SQLException {
        if (server != null) {
            for (String name : List.of(ScaleTarget.BARE, ScaleTarget.PRODUCT, PostgresOperator.RESTORED)) {
                server.drop(name);
                if (create) {
                    server.create(name);
                }
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String conditions() {
        return "each once after a warm-up; product with -Xmx" + HEAP + "m, peak of its process " + memory()
                + "; one in " + ScaleProduct.EDITED + " changed before the preview";
    }

    private static String memory() {
        return PeakMemory.own().reset() ? "counted anew before each operation" : "since the start of the process";
    }

    private String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("heapMegabytes", HEAP).put("peakMemory", memory()).put("editedOneIn", ScaleProduct.EDITED);
        reports.forEach((database, report) -> json.set(database, report.json()));
        return json.toPrettyString() + "\n";
    }
}
