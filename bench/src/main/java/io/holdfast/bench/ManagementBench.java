package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The management API through TLS, beside the same statements by plain JDBC: requests per second, pages of lists, imports. The
 * server has a process of its own; this one holds the clients and the bare connections. Files go to {@code java.io.tmpdir} and
 * stay there: {@code bench/management.sh} gives each run a directory and removes it.
 */
public final class ManagementBench {

    private final ManagementOptions options;
    private final ManagementReport report = new ManagementReport();

    private ManagementBench(ManagementOptions options) {
        this.options = options;
    }

    /** Runs; prints tables, or JSON. Ends with 2 if the arguments are not understood. */
    public static void main(String[] arguments) throws Exception {
        ManagementOptions options;
        try {
            options = ManagementOptions.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("management: " + e.getMessage());
            System.exit(2);
            return;
        }
        var bench = new ManagementBench(options);
        Path work = Files.createTempDirectory("management");
        for (String database : options.databases()) {
            Path directory = Files.createDirectory(work.resolve(database));
            if (database.equals(ScaleOptions.SQLITE)) {
                bench.run(database, directory, 0);
            } else {
                bench.postgres(database, directory);
            }
        }
        System.out.print(options.json() ? bench.report.json() : bench.report.text());
    }

    private void postgres(String database, Path directory) throws Exception {
        try (PostgresServer server = PostgresServer.embedded(directory)) {
            server.create("product");
            server.create("bare");
            run(database, directory, server.port());
        }
    }

    private void run(String database, Path directory, int port) throws Exception {
        System.err.printf("management: %s, preparing ...%n", database);
        try (ManagementRoom room = ManagementRoom.open(directory, port, options.sizes())) {
            measure(database, room);
        }
    }

    private void measure(String database, ManagementRoom room) throws Exception {
        try {
            System.err.printf("management: %s, requests ...%n", database);
            List<RequestRates.Figure> rates;
            try (StoreTables bare = room.bare(ManagementContents.SERVICE)) {
                rates = new RequestRates(room.arm(), bare, options.seconds()).measure();
            }
            System.err.printf("management: %s, pages and imports ...%n", database);
            List<ListPages.Figure> pages = new ArrayList<>();
            for (int size : options.sizes()) {
                pages.add(ListPages.measure(room, size));
            }
            ApiImports.Figure imports = ApiImports.measure(room);
            report.add(new ManagementReport.Database(database, rates, pages, imports, room.peakMemory()));
        } catch (IOException e) {
            throw new IOException(database + ": " + e.getMessage() + "; the server said last:\n" + room.said(), e);
        }
    }
}
