package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.store.LongRunningOperation.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed outright loses nothing that it acknowledged and leaves nothing half done. */
class KilledTest {

    private static final LeaseTimes SHORT = new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(200));

    @TempDir
    Path directory;

    @Test
    void writesSurviveOnSqlite() throws Exception {
        String last = killed("write", "sqlite:" + directory.resolve("holdfast.db"), 25);

        try (Store store = Stores.open(StoreSettings.in(directory))) {
            assertAllUpTo(last, store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"together", "part", "commit"})
    void ofWritesThatAreCommittedTogetherNoneIsLostAndNoneIsThereByHalf(String end) throws Exception {
        assertWholePairs(end, "sqlite:" + directory.resolve("holdfast.db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"together", "part", "commit"})
    void ofWritesThatAreCommittedTogetherNoneIsLostAndNoneIsThereByHalfOnPostgres(String end) throws Exception {
        assertWholePairs(end, Postgres.newSchema());
    }

    private void assertWholePairs(String end, String url) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        killed(end, url, end.equals("together") ? 150 : Integer.MAX_VALUE, acknowledged::add);

        try (Store store = Stores.open(new StoreSettings(url, directory))) {
            List<String> there = Samples.all(store.configuration(SERVICE)).stream()
                    .map(resource -> resource.key().toString())
                    .toList();
            assertThat(acknowledged)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(there).contains("apis/" + name, "apis/" + name + "/operations/get"));
            assertThat(there)
                    .filteredOn(key -> !key.endsWith("/get"))
                    .allSatisfy(key -> assertThat(there).contains(key + "/operations/get"));
            assertThat(there)
                    .hasSize(
                            Math.toIntExact(store.service(SERVICE).orElseThrow().sequence()));
            store.configuration(SERVICE).write(t -> {
                assertThat(t.changesAfter(0, 100_000)).hasSize(there.size());
                return t.delete(Samples.api("none"));
            });
        }
    }

    @Test
    void halfARestoreDisappearsOnSqlite() throws Exception {
        killed("restore", "sqlite:" + directory.resolve("holdfast.db"), 3);
        assertThat(generationFiles()).isGreaterThan(1);

        try (Store store = Stores.open(StoreSettings.in(directory))) {
            assertInterrupted(store);
            assertThat(generationFiles()).isEqualTo(1);
            List<String> told = new CopyOnWriteArrayList<>();
            store.operations().onInterrupted(ended -> told.add(ended.id() + " " + ended.errorCode()));
            assertThat(told)
                    .containsExactly(store.operations().of(SERVICE).getFirst().id() + " OperationInterrupted");
        }
    }

    @Test
    void halfARestoreDisappearsOnPostgres() throws Exception {
        String url = Postgres.newSchema();
        killed("restore", url, 3);

        List<String> told = new CopyOnWriteArrayList<>();
        try (Store store = PostgresStores.open(new StoreSettings(url, directory), SHORT);
                Store other = PostgresStores.open(new StoreSettings(url, directory), SHORT);
                var database = new PostgresDatabase(new PostgresUrl(url), DatabasePatience.DEFAULT)) {
            store.operations().onInterrupted(ended -> told.add(ended.id()));
            other.operations().onInterrupted(ended -> told.add(ended.id()));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertInterrupted(store));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> database.read(sql -> sql.number("SELECT count(*) FROM information_schema.tables"
                                    + " WHERE table_schema = current_schema() AND table_name LIKE 'resource\\_%'"))
                            == 1);
            await().until(() -> !told.isEmpty());
            String interrupted = store.operations().of(SERVICE).getFirst().id();
            // Both nodes go on looking: one of them ended it, and told.
            assertThat(told).containsExactly(interrupted);
        }
        assertThat(told).hasSize(1);
    }

    private static void assertInterrupted(Store store) {
        assertThat(store.operations().of(SERVICE)).singleElement().satisfies(operation -> {
            assertThat(operation.state()).isEqualTo(State.FAILED);
            assertThat(operation.errorCode()).isEqualTo("OperationInterrupted");
        });
        assertThat(Samples.all(store.configuration(SERVICE)))
                .extracting(r -> r.key().name())
                .containsExactly("kept");
        store.configuration(SERVICE).write(t -> Samples.put(t, Samples.api("writable-again")));
        store.configuration(SERVICE).write(t -> t.delete(Samples.api("writable-again")));
    }

    private static void assertAllUpTo(String last, Store store) {
        int acknowledged = Integer.parseInt(last);
        for (int i = 0; i <= acknowledged; i++) {
            assertThat(store.configuration(SERVICE).get(Samples.api("w" + i))).isPresent();
        }
        long sequence = store.service(SERVICE).orElseThrow().sequence();
        assertThat(store.configuration(SERVICE).count("apis", null)).isEqualTo(sequence);
    }

    private long generationFiles() throws IOException {
        try (var files = Files.list(directory.resolve("generations"))) {
            return files.filter(file -> file.toString().endsWith(".db")).count();
        }
    }

    /** Returns the last line. */
    private String killed(String what, String url, int lines) throws Exception {
        List<String> all = new ArrayList<>();
        killed(what, url, lines, all::add);
        assertThat(all).hasSize(lines);
        return all.getLast();
    }

    /** Starts a child that prints a line for each thing done, and kills it after so many, unless it ends before. */
    private void killed(String what, String url, int lines, Consumer<String> said) throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledChild.class.getName(),
                        what,
                        url,
                        directory.toString()))
                .redirectError(directory.resolve("child.err").toFile())
                .start();
        try (BufferedReader output = child.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = output.readLine();
                if (line == null) {
                    break;
                }
                said.accept(line);
            }
        } finally {
            child.destroyForcibly();
            child.waitFor(20, TimeUnit.SECONDS);
        }
    }
}
