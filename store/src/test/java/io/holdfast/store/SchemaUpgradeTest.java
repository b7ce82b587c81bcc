package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.api;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of earlier schema versions open with all that is in them. */
class SchemaUpgradeTest {

    @TempDir
    Path directory;

    @Test
    void aSqliteFileThatVersionOneMadeIsUpgraded() throws Exception {
        Path file = directory.resolve("holdfast.db");
        Files.createFile(file);
        try (Sql sql = SqliteConnections.writer(file)) {
            makeVersionOne(sql, "sqlite");
        }

        upgradesAndWorks(StoreSettings.in(directory));
    }

    @Test
    void aSqliteFileWithServicesKeepsThem() {
        fill(StoreSettings.in(directory));
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            backToVersionOne(sql);
        }

        keepsWhatItHad(StoreSettings.in(directory));
    }

    @Test
    void aPostgresSchemaThatVersionOneMadeIsUpgraded() {
        String url = Postgres.emptySchema();
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            makeVersionOne(sql, "postgresql");
        }

        upgradesAndWorks(new StoreSettings(url, directory));
    }

    @Test
    void aPostgresSchemaWithServicesAndAHistoryKeepsThem() {
        String url = Postgres.emptySchema();
        fill(new StoreSettings(url, directory));
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            backToVersionOne(sql);
            assertThat(sql.execute("DELETE FROM flyway_schema_history WHERE version > '1'"))
                    .isEqualTo(5);
        }

        keepsWhatItHad(new StoreSettings(url, directory));
    }

    @Test
    void aSqliteFileOfVersionTwoKeepsItsServices() {
        fill(StoreSettings.in(directory));
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            backToVersionTwo(sql);
        }

        keepsWhatItHad(StoreSettings.in(directory));
    }

    @Test
    void aPostgresSchemaOfVersionTwoKeepsItsServices() {
        String url = Postgres.emptySchema();
        fill(new StoreSettings(url, directory));
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            backToVersionTwo(sql);
            assertThat(sql.execute("DELETE FROM flyway_schema_history WHERE version > '2'"))
                    .isEqualTo(4);
        }

        keepsWhatItHad(new StoreSettings(url, directory));
    }

    @Test
    void aSqliteFileOfVersionThreeKeepsItsServices() {
        fill(StoreSettings.in(directory));
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            backToVersionThree(sql);
        }

        keepsWhatItHad(StoreSettings.in(directory));
    }

    @Test
    void aPostgresSchemaOfVersionThreeKeepsItsServices() {
        String url = Postgres.emptySchema();
        fill(new StoreSettings(url, directory));
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            backToVersionThree(sql);
            assertThat(sql.execute("DELETE FROM flyway_schema_history WHERE version > '3'"))
                    .isEqualTo(3);
        }

        keepsWhatItHad(new StoreSettings(url, directory));
    }

    @Test
    void ofASqliteFileOfVersionFourIsCountedWhatThereIs() throws Exception {
        fill(StoreSettings.in(directory));
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            backToVersionFour(sql);
        }
        forgetCounts();

        keepsWhatItHad(StoreSettings.in(directory));
    }

    @Test
    void ofAPostgresSchemaOfVersionFourIsCountedWhatThereIs() {
        String url = Postgres.emptySchema();
        fill(new StoreSettings(url, directory));
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            backToVersionFour(sql);
            // What cannot be read is not counted, and keeps no other from that.
            sql.execute("INSERT INTO generation (id, service_key) VALUES ('0123', 'gone')");
            assertThat(sql.execute("DELETE FROM flyway_schema_history WHERE version > '4'"))
                    .isEqualTo(2);
        }

        keepsWhatItHad(new StoreSettings(url, directory));
    }

    @Test
    void ofVersionFiveTheTablesOfQuotasAreMade() {
        String url = Postgres.emptySchema();
        for (StoreSettings settings : List.of(StoreSettings.in(directory), new StoreSettings(url, directory))) {
            fill(settings);
        }
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            backToVersionFive(sql);
        }
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            backToVersionFive(sql);
            assertThat(sql.execute("DELETE FROM flyway_schema_history WHERE version > '5'"))
                    .isEqualTo(1);
        }

        keepsWhatItHad(StoreSettings.in(directory));
        keepsWhatItHad(new StoreSettings(url, directory));
    }

    /** As programs before version five left the files of generations. */
    private void forgetCounts() throws IOException {
        try (var files = Files.list(directory.resolve("generations"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".db")).toList()) {
                try (Sql sql = SqliteConnections.writer(file)) {
                    sql.execute("DROP TABLE tally");
                }
            }
        }
    }

    @Test
    void aNewerVersionIsRefused() {
        fill(StoreSettings.in(directory));
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            setVersion(sql, Schema.VERSION + 1);
        }

        assertThatThrownBy(() -> Stores.open(StoreSettings.in(directory)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer than this Holdfast knows");
    }

    private static void makeVersionOne(Sql sql, String dialect) {
        sql.inTransaction(inside -> {
            Schema.create(inside, Schema.script(dialect + "/V1__store.sql"));
            setVersion(inside, 1);
            return inside.execute("INSERT INTO record (kind, id, document) VALUES ('k', 'i', ?)", bytes("kept"));
        });
    }

    private static void backToVersionFive(Sql sql) {
        sql.execute("DROP TABLE quota");
        sql.execute("DROP TABLE quota_writer");
        setVersion(sql, 5);
    }

    /** Those of SQLite are the same as of version five. */
    private static void backToVersionFour(Sql sql) {
        backToVersionFive(sql);
        sql.execute("DROP TABLE IF EXISTS tally");
        setVersion(sql, 4);
    }

    private static void backToVersionThree(Sql sql) {
        backToVersionFour(sql);
        for (String column : List.of("started_by", "progress", "cancelled_by", "ending")) {
            sql.execute("ALTER TABLE operation DROP COLUMN " + column);
        }
        setVersion(sql, 3);
    }

    private static void backToVersionTwo(Sql sql) {
        backToVersionThree(sql);
        sql.execute("ALTER TABLE service DROP COLUMN deleted");
        sql.execute("ALTER TABLE service DROP COLUMN purge_at");
        setVersion(sql, 2);
    }

    private static void backToVersionOne(Sql sql) {
        backToVersionTwo(sql);
        sql.execute("DROP TABLE activity");
        setVersion(sql, 1);
    }

    private static void setVersion(Sql sql, int version) {
        sql.execute(
                "UPDATE setting SET value = ? WHERE name = 'schema-version'",
                Integer.toString(version).getBytes(StandardCharsets.US_ASCII));
    }

    private static void fill(StoreSettings settings) {
        try (Store store = Stores.open(settings)) {
            store.createService(SERVICE, bytes("{}"), bytes("{\"a\":1}"));
            store.configuration(SERVICE).write(t -> Samples.put(t, api("echo")));
        }
    }

    private static void upgradesAndWorks(StoreSettings settings) {
        try (Store store = Stores.open(settings)) {
            assertThat(store.records().get("k", "i")).contains(bytes("kept"));
            works(store);
        }
        // And is not upgraded again.
        try (Store store = Stores.open(settings)) {
            assertThat(count(store)).isEqualTo(1);
        }
    }

    private static void keepsWhatItHad(StoreSettings settings) {
        try (Store store = Stores.open(settings)) {
            assertThat(store.service(SERVICE))
                    .get()
                    .satisfies(service -> assertThat(service.secrets()).isEqualTo(bytes("{\"a\":1}")));
            assertThat(store.configuration(SERVICE).get(api("echo"))).isPresent();
            assertThat(store.configuration(SERVICE).count("apis", null)).isEqualTo(1);
            store.configuration(SERVICE).write(t -> Samples.put(t, api("other")));
            assertThat(store.configuration(SERVICE).count("apis", "")).isEqualTo(2);
            works(store);
        }
    }

    private static void works(Store store) {
        store.services().forEach(service -> {
            assertThat(store.quotas().size(service.id().key())).isZero();
            store.deleted().delete(service.id(), DeletedServices.KEPT);
            assertThat(store.services()).isEmpty();
            store.deleted().bringBack(service.id());
        });
        store.activities()
                .append(new ActivityRecord(
                        "id",
                        "operation",
                        "correlation",
                        4_000_000_000_000L,
                        ActivityRecord.Status.SUCCEEDED,
                        200,
                        "a/write",
                        "/subscriptions/a",
                        new ActivityRecord.Caller("n", "o", null, "t"),
                        new ActivityRecord.Request("PUT", "https://x/y", null, null),
                        null,
                        null,
                        null));
        assertThat(count(store)).isEqualTo(1);
    }

    private static int count(Store store) {
        return store.activities()
                .query(ActivityFilter.between(0, Long.MAX_VALUE), null, 10)
                .records()
                .size();
    }
}
