package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration of one service is damaged while no process runs; the others have nothing to do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DamageContract extends StoreFixture {

    private static final ServiceId OTHER = new ServiceId(SERVICE.subscriptionId(), "rg", "Fabrikam");
    private static final int MANY = 300;

    /** What is done to a generation, by its name. */
    record Way(String name, Damaging damaging) {

        interface Damaging {
            void damage(String generation) throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    abstract List<Way> ways();

    List<Way> someWays() {
        return ways().subList(0, 2);
    }

    private static final class Told implements ConfigurationListener {

        private final List<ServiceId> services = new ArrayList<>();

        @Override
        public void changed(ServiceId service, List<Change> changes) {}

        @Override
        public void replaced(Service service) {
            services.add(service.id());
        }

        @Override
        public void updated(Service service) {}

        @Override
        public void removed(ServiceId service) {}
    }

    private long damaged(Way way) throws Exception {
        Configuration configuration = service();
        configuration.write(t -> {
            for (int i = 0; i < MANY; i++) {
                Samples.put(t, Samples.api("api-%03d".formatted(i)));
            }
            return true;
        });
        store.createService(OTHER, bytes("{}"), null);
        store.configuration(OTHER).write(t -> Samples.put(t, Samples.api("kept")));
        Service before = store.service(SERVICE).orElseThrow();
        store.close();
        way.damaging().damage(before.generation());
        store = open();
        return before.sequence();
    }

    private static void readAll(Configuration configuration) {
        try (Snapshot snapshot = configuration.snapshot()) {
            Samples.all(snapshot);
        }
    }

    private void restore() {
        LongRunningOperation operation = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter generation = store.configuration(SERVICE).newGeneration(operation)) {
            generation.add(Samples.resource(Samples.api("restored"), "s"));
            generation.complete();
            generation.activate("{}");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theOthersAreServedAndARestoreMendsIt(Way way) throws Exception {
        long sequence = damaged(way);
        var told = new Told();
        store.subscribe(told);

        assertThat(store.services()).hasSize(2);
        assertThat(told.services).contains(OTHER);
        store.configuration(OTHER).write(t -> Samples.put(t, Samples.api("new")));
        assertThat(Samples.all(store.configuration(OTHER))).hasSize(2);
        Configuration configuration = store.configuration(SERVICE);
        List<ThrowingCallable> calls = List.of(
                () -> readAll(configuration),
                () -> configuration.get(Samples.api("api-000")),
                configuration::types,
                () -> configuration.write(t -> Samples.put(t, Samples.api("new"))));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            DamagedConfigurationException.class,
                            e -> assertThat(e.service()).isEqualTo(SERVICE))
                    .hasMessageContainingAll("Contoso", "Restore a backup");
        }
        assertThat(store.damage(store.service(SERVICE).orElseThrow())).isPresent();
        assertThat(store.damage(store.service(OTHER).orElseThrow())).isEmpty();

        restore();

        assertWhole(sequence);
        assertThatThrownBy(() -> store.switchBack(SERVICE)).isInstanceOf(NothingReplacedException.class);
        reopen();
        assertWhole(sequence);
    }

    private void assertWhole(long before) {
        Service service = store.service(SERVICE).orElseThrow();
        assertThat(store.damage(service)).isEmpty();
        assertThat(service.sequence()).isGreaterThan(before);
        assertThat(Samples.all(store.configuration(SERVICE)))
                .extracting(resource -> resource.key().name())
                .containsExactly("restored");
        store.configuration(SERVICE).write(t -> Samples.put(t, Samples.api("writable")));
        store.configuration(SERVICE).write(t -> t.delete(Samples.api("writable")));
    }

    @ParameterizedTest
    @MethodSource("someWays")
    void itCanBeChangedAndDeletedAsAService(Way way) throws Exception {
        damaged(way);

        store.updateService(SERVICE, service -> service.withDocument(bytes("{\"tags\":{}}"), null));
        store.deleteService(SERVICE);

        assertThat(store.services())
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo(OTHER));
        service();
        assertThat(store.configuration(SERVICE).types()).isEmpty();
    }

    /** Many callers at once find it damaged, and nobody is stuck. */
    @ParameterizedTest
    @MethodSource("someWays")
    void allWhoReadItAreTold(Way way) throws Exception {
        damaged(way);
        Callable<Boolean> reading = () -> {
            try {
                readAll(store.configuration(SERVICE));
                return false;
            } catch (DamagedConfigurationException e) {
                return true;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var callers = IntStream.range(0, 32).mapToObj(i -> reading).toList();
            for (var told : threads.invokeAll(callers)) {
                assertThat(told.get()).isTrue();
            }
        }
    }
}
