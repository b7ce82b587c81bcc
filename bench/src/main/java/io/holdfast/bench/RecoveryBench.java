package io.holdfast.bench;

import static io.holdfast.bench.Timer.seconds;

import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.ReferenceCheck;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Seconds of a backup and of a restore beside the bare scan and the bare bulk load of the same rows, on SQLite and on
 * PostgreSQL. In every round all four take turns; the first round warms up and does not count. Files go to
 * {@code java.io.tmpdir} and stay there: {@code bench/recovery.sh} gives each run a directory and removes it.
 */
public final class RecoveryBench implements AutoCloseable {

    private final List<Resource> rows;
    private final BareTable bare;
    private final RecoveryRoom room;
    private final ServiceId service;
    private final BackupLocation location;

    private RecoveryBench(List<Resource> rows, BareTable bare, StoreSettings settings) {
        this.rows = rows;
        this.bare = bare;
        room = new RecoveryRoom(settings, ReferenceCheck.NONE);
        service = room.create("contoso");
        location = room.backup(service);
        room.fill(service, rows);
    }

    /** Runs; prints a table, or JSON. */
    public static void main(String[] arguments) throws Exception {
        boolean json = List.of(arguments).contains("--json");
        int rounds = List.of(arguments).stream()
                .filter(argument -> !argument.equals("--json"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(5);
        Contents contents = Contents.of(31_000);
        List<Resource> rows = contents.list();
        var report = new Report(contents, rows);
        Path work = Files.createTempDirectory("recovery");
        BareTable file = new BareSqlite(work.resolve("bare.db"));
        try (var bench = new RecoveryBench(rows, file, StoreSettings.in(work.resolve("sqlite")))) {
            bench.run(rounds, report.database("sqlite"));
        }
        try (PostgresServer server = PostgresServer.embedded(work)) {
            BareTable table = new BarePostgres(PostgresServer.connect(server.port(), "postgres"));
            String url = PostgresServer.url(server.port(), "postgres");
            try (var bench = new RecoveryBench(rows, table, new StoreSettings(url, work.resolve("postgresql")))) {
                bench.run(rounds, report.database("postgresql"));
            }
        }
        System.out.print(json ? report.json() : report.table());
    }

    private void run(int rounds, Report.Database report) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            bare.clear();
            double load = seconds(() -> bare.load(rows));
            double scan = seconds(() -> bare.scan(rows.size()));
            double backup = seconds(() -> room.end(room.recovery().backup(service, location)));
            double restore = seconds(
                    () -> room.end(room.recovery().restore(service, location, RestoreOptions.NONE, RestoreRights.ALL)));
            if (round > 0) {
                report.add(scan, backup, load, restore);
            }
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        room.close();
        bare.close();
    }
}
