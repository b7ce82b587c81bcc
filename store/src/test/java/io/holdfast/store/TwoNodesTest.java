package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.model.Resource;
import io.holdfast.store.LongRunningOperation.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one PostgreSQL database. */
class TwoNodesTest {

    private static final LeaseTimes SHORT = new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(200));

    @TempDir
    Path directory;

    private final String url = Postgres.newSchema();
    private Store one;
    private Store two;
    private final Recorded recorded = new Recorded();

    @BeforeEach
    void open() {
        one = PostgresStores.open(new StoreSettings(url, directory), SHORT);
        two = PostgresStores.open(new StoreSettings(url, directory), SHORT);
        one.createService(SERVICE, bytes("{}"), bytes("secret"));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static Resource write(Store store, String name) {
        return store.configuration(SERVICE).write(t -> Samples.put(t, Samples.api(name)));
    }

    @Test
    void whatOneNodeWritesTheOtherReadsAtOnceAndTellsSoon() {
        two.subscribe(recorded);

        Resource written = write(one, "a");

        assertThat(two.configuration(SERVICE).get(written.key())).contains(written);
        await().untilAsserted(() -> assertThat(recorded.told()).contains("put 1 apis/a"));
        one.configuration(SERVICE).write(t -> t.delete(Samples.api("a")));
        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("deleted 2 apis/a"));
        one.updateService(SERVICE, s -> s.withDocument(bytes("{\"n\":1}"), null));
        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("updated contoso"));
        one.deleteService(SERVICE);
        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("removed contoso"));
    }

    @Test
    void whatOneNodeDeletesAndBringsBackTheOtherTells() {
        two.subscribe(recorded);

        one.deleted().delete(SERVICE, DeletedServices.KEPT);

        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("removed contoso"));
        assertThat(two.deleted().named("contoso")).isPresent();
        one.deleted().bringBack(SERVICE);
        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("replaced contoso 0"));
    }

    @Test
    void anOwnWriteTellsEarlierChangesOfTheOtherNodeFirst() {
        two.subscribe(recorded);
        write(two, "first");
        int told = recorded.told().size();
        List<String> expected = new ArrayList<>();

        for (int i = 2; i < 22; i += 2) {
            write(one, "one" + i);
            write(two, "two" + i);
            expected.add("put " + i + " apis/one" + i);
            expected.add("put " + (i + 1) + " apis/two" + i);
        }

        assertThat(recorded.told().subList(told, told + 20)).isEqualTo(expected);
    }

    private static void writeMany(Store store, int number, IntFunction<String> names) {
        store.configuration(SERVICE).write(t -> {
            for (int i = 0; i < number; i++) {
                Samples.put(t, Samples.api(names.apply(i)));
            }
            return null;
        });
    }

    @Test
    void whoIsFarBehindIsToldAllAtOnceAndOneOfEach() {
        two.subscribe(recorded);
        int told = recorded.told().size();

        writeMany(one, 1_200, i -> "a" + i);
        write(two, "own");

        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("put 1201 apis/own"));
        assertThat(recorded.told().subList(told, recorded.told().size()))
                .hasSize(1_201)
                .allSatisfy(line -> assertThat(line).startsWith("put "));
        assertThat(recorded.batches()).doesNotContain(500);
        assertThat(two.feedAge()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void whoMissedMoreChangesThanTheServiceHasResourcesReadsItAnew() {
        two.subscribe(recorded);

        writeMany(one, 1_200, i -> "a" + i % 3);

        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("replaced contoso 1200"));
    }

    @Test
    void aTransactionSeesWhatAnotherNodeChangedBeforeIt() {
        write(one, "first");
        writeMany(one, 3, i -> "a" + i);
        one.configuration(SERVICE).write(t -> t.delete(Samples.api("a1")));

        List<Change> seen = two.configuration(SERVICE).write(t -> {
            Samples.put(t, Samples.api("own"));
            return t.changesAfter(1, 3);
        });

        assertThat(seen).extracting(Change::sequence).containsExactly(2L, 3L, 4L);
        assertThat(seen).extracting(change -> change instanceof Change.Put).containsExactly(true, false, true);
    }

    @Test
    void aRestoreOnOneNodeIsServedByTheOther() {
        two.subscribe(recorded);
        LongRunningOperation restore = one.operations().begin(SERVICE, Kind.RESTORE);
        assertThatThrownBy(() -> write(two, "lost")).isInstanceOf(ServiceLockedException.class);

        try (GenerationWriter writer = one.configuration(SERVICE).newGeneration(restore)) {
            writer.add(Samples.resource(Samples.api("restored"), "s"));
            writer.complete();
            writer.activate("{}");
        }

        assertThat(Samples.all(two.configuration(SERVICE)))
                .extracting(Resource::name)
                .containsExactly("restored");
        await().untilAsserted(() -> assertThat(recorded.told()).endsWith("replaced contoso 1"));
    }

    @Test
    void anOperationThatItsNodeKeepsAliveIsNotInterrupted() {
        LongRunningOperation backup = one.operations().begin(SERVICE, Kind.BACKUP);

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> two.operations()
                        .find(backup.id())
                        .map(LongRunningOperation::state)
                        .filter(LongRunningOperation.State.RUNNING::equals)
                        .isPresent());
    }
}
