package io.holdfast.bench;

import io.holdfast.model.Resource;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The same services twice in one kind of database: behind a server in a process of its own, and bare. */
final class ManagementRoom implements AutoCloseable {

    /** Of the server, in megabytes. */
    static final int HEAP = 512;

    private static final String PRODUCT = "product";
    private static final String BARE = "bare";

    private final Path work;
    private final int port;
    private final ServerProcess server;
    private final Arm arm;

    private ManagementRoom(Path work, int port, ServerProcess server, Arm arm) {
        this.work = work;
        this.port = port;
        this.server = server;
        this.arm = arm;
    }

    /**
     * Fills both and starts the server.
     *
     * @param port of the PostgreSQL server; 0 for SQLite
     * @param sizes of the lists that are paged through
     */
    static ManagementRoom open(Path work, int port, List<Integer> sizes) throws IOException, InterruptedException {
        for (String name : List.of(PRODUCT, BARE)) {
            try (Store store = Stores.open(settings(work, port, name))) {
                fill(store, ManagementContents.SERVICE, ManagementContents.tagsAndNamedValues());
                for (int size : sizes) {
                    fill(store, ManagementContents.pages(size), ManagementContents.apis(size));
                }
            }
        }
        StoreSettings product = settings(work, port, PRODUCT);
        ServerProcess server = ServerProcess.start(product.dataDirectory(), HEAP, Map.of("store.url", product.url()));
        try {
            return new ManagementRoom(work, port, server, new Arm(server));
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static StoreSettings settings(Path work, int port, String name) {
        Path data = work.resolve(name);
        return port == 0 ? StoreSettings.in(data) : new StoreSettings(PostgresServer.url(port, name), data);
    }

    private static void fill(Store store, String service, Iterable<Resource> rows) {
        StoredServices.fill(store, StoredServices.create(store, service), rows);
    }

    Arm arm() {
        return arm;
    }

    /** What lies behind the server; only to be read. */
    StoreTables product(String service) throws SQLException {
        return tables(PRODUCT, service);
    }

    StoreTables bare(String service) throws SQLException {
        return tables(BARE, service);
    }

    private StoreTables tables(String name, String service) throws SQLException {
        return port == 0
                ? SqliteStoreTables.open(work.resolve(name), service)
                : PostgresStoreTables.open(port, name, service);
    }

    /** What the server logged last. */
    String said() throws IOException {
        return server.said();
    }

    /** Of the server, in bytes. */
    long peakMemory() {
        return server.memory().bytes();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
