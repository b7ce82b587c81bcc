package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.Recoveries;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoverySettings;
import io.holdfast.recovery.ReferenceCheck;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seconds of a backup and of a restore beside the bare scan and the bare bulk load of the same rows, on SQLite and on
 * PostgreSQL. In every round all four take turns; the first round warms up and does not count. Files go to
 * {@code java.io.tmpdir} and stay there: {@code bench/recovery.sh} gives each run a directory and removes it.
 */
public final class RecoveryBench implements AutoCloseable {

    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "bench", "contoso");

    private static final String ACCOUNT_KEY = "YmVuY2gta2V5";

    private static final BackupLocation LOCATION =
            new BackupLocation("local", "backups", "contoso", new StorageAccess.AccessKey(ACCOUNT_KEY));

    private final List<Resource> rows;
    private final BareTable bare;
    private final Store store;
    private final Recovery recovery;

    private RecoveryBench(List<Resource> rows, BareTable bare, StoreSettings settings) {
        this.rows = rows;
        this.bare = bare;
        store = Stores.open(settings);
        var account = new StorageAccounts.Account(
                settings.dataDirectory().resolve("storage").toUri(), Optional.of(ACCOUNT_KEY));
        recovery = Recoveries.create(
                new RecoverySettings("bench", true),
                store,
                Catalog.load(),
                new StorageAccounts(Map.of("local", account)),
                RecoveryKeys.generate(),
                ReferenceCheck.NONE,
                Clock.systemUTC());
        fill();
    }

    private void fill() {
        byte[] document = "{\"location\":\"eastus\",\"sku\":{\"name\":\"Premium\",\"capacity\":1}}".getBytes(UTF_8);
        store.createService(SERVICE, document, null);
        var operation = store.operations().begin(SERVICE, LongRunningOperation.Kind.RESTORE);
        try (GenerationWriter generation = store.configuration(SERVICE).newGeneration(operation)) {
            rows.forEach(generation::add);
            generation.complete();
            generation.activate("{}");
        }
    }

    /** Runs; prints a table, or JSON. */
    public static void main(String[] arguments) throws Exception {
        boolean json = List.of(arguments).contains("--json");
        int rounds = List.of(arguments).stream()
                .filter(argument -> !argument.equals("--json"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(5);
        List<Resource> rows = Contents.make();
        var report = new Report(rows);
        Path work = Files.createTempDirectory("recovery");
        BareTable file = new BareSqlite(work.resolve("bare.db"));
        try (var bench = new RecoveryBench(rows, file, StoreSettings.in(work.resolve("sqlite")))) {
            bench.run(rounds, report.database("sqlite"));
        }
        try (EmbeddedPostgres server = postgres(work)) {
            String url = "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
            BareTable table = new BarePostgres(server.getPostgresDatabase().getConnection());
            try (var bench = new RecoveryBench(rows, table, new StoreSettings(url, work.resolve("postgresql")))) {
                bench.run(rounds, report.database("postgresql"));
            }
        }
        System.out.print(json ? report.json() : report.table());
    }

    /** With the settings that PostgreSQL itself has: what is committed is on disk. */
    private static EmbeddedPostgres postgres(Path work) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("program").toFile())
                .setDataDirectory(work.resolve("cluster"))
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void run(int rounds, Report.Database report) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            bare.clear();
            double load = seconds(() -> bare.load(rows));
            double scan = seconds(() -> expect(bare.scan()));
            double backup = seconds(() -> end(recovery.backup(SERVICE, LOCATION)));
            double restore = seconds(() -> end(recovery.restore(SERVICE, LOCATION)));
            if (round > 0) {
                report.add(scan, backup, load, restore);
            }
        }
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void expect(long count) {
        if (count != rows.size()) {
            throw new IllegalStateException(count + " rows instead of " + rows.size());
        }
    }

    /** Waits without asking the database, which would be asked at the expense of what is measured. */
    private void end(LongRunningOperation operation) throws InterruptedException {
        while (recovery.progress(operation.id()).isPresent()) {
            Thread.sleep(1);
        }
        LongRunningOperation ended = store.operations().find(operation.id()).orElseThrow();
        if (ended.state() != LongRunningOperation.State.SUCCEEDED) {
            throw new IllegalStateException(ended.kind() + " failed: " + ended.errorMessage());
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        recovery.close();
        store.close();
        bare.close();
    }
}
