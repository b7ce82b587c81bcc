package io.holdfast.store;

import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import io.holdfast.store.LongRunningOperation.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The number that is kept is the number that there is, whatever was done before. */
abstract class TallyContract extends StoreFixture {

    private static final List<String> NAMES = List.of("a", "a-1", "a0", "B");

    private int services;

    /** One thing that happens to a service. */
    record Step(What what, List<Item> items) {

        static Step draw(Draw draw) {
            return new Step(draw.of(What.values()), draw.list(1, 6, Item::draw));
        }
    }

    enum What {
        WRITE,
        WRITE_AGAIN,
        REFUSED,
        TOGETHER,
        RESTORE,
        UNDO
    }

    /** A resource of one to three names, put or deleted. */
    record Item(List<String> names, boolean put) {

        static Item draw(Draw draw) {
            return new Item(draw.list(1, 3, each -> each.of(NAMES)), !draw.oneIn(3));
        }

        ResourceKey key() {
            ResourceKey key = Samples.api(names.getFirst());
            for (int i = 1; i < names.size(); i++) {
                key = key.child(i == 1 ? "operations" : "policies", names.get(i));
            }
            return key;
        }

        void run(Transaction transaction) {
            if (put) {
                Samples.put(transaction, key());
            } else {
                transaction.delete(key());
            }
            assertAgrees(transaction);
        }
    }

    /** How many cases are tried. */
    abstract int tries();

    @Test
    void whatIsKeptIsWhatIsCountedAfterWhateverHappened() {
        Property.holds(tries(), draw -> draw.list(1, 12, Step::draw), steps -> {
            var id = new ServiceId(Samples.SERVICE.subscriptionId(), "rg", "s" + services++);
            store.createService(id, bytes("{}"), null);
            for (Step step : steps) {
                run(id, step);
                assertAgrees(store.configuration(id));
                try (Snapshot snapshot = store.configuration(id).snapshot()) {
                    assertAgrees(snapshot);
                }
            }
            store.deleteService(id);
        });
    }

    private void run(ServiceId id, Step step) throws Exception {
        Configuration configuration = store.configuration(id);
        switch (step.what()) {
            case WRITE, WRITE_AGAIN -> configuration.write(t -> runAll(step, t));
            case REFUSED -> refused(configuration, step);
            case TOGETHER -> together(configuration, step);
            case RESTORE -> restore(configuration, store.operations().begin(id, Kind.RESTORE), step);
            case UNDO -> store.replaced(id).ifPresent(kept -> store.switchBack(id, kept));
        }
    }

    private static boolean runAll(Step step, Transaction transaction) {
        step.items().forEach(item -> item.run(transaction));
        return true;
    }

    private static void refused(Configuration configuration, Step step) {
        try {
            configuration.write(t -> {
                runAll(step, t);
                throw new IllegalArgumentException("refused");
            });
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("refused");
        }
    }

    /** Each item by a thread of its own; every other one is refused in the end. */
    private static void together(Configuration configuration, Step step) throws Exception {
        List<FutureTask<Boolean>> tasks = step.items().stream()
                .map(item -> new FutureTask<>(() -> configuration.write(t -> {
                    item.run(t);
                    if (item.names().size() == 2) {
                        throw new IllegalArgumentException("refused");
                    }
                    return true;
                })))
                .toList();
        List<Thread> threads = tasks.stream().map(Thread.ofVirtual()::start).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        for (FutureTask<Boolean> task : tasks) {
            if (task.state() == java.util.concurrent.Future.State.FAILED) {
                assertThat(task.exceptionNow()).hasMessage("refused");
            }
        }
    }

    /** Of the items, without what is to be deleted. */
    private static void restore(Configuration configuration, LongRunningOperation restore, Step step) {
        Set<ResourceKey> keys = new TreeSet<>(Comparator.naturalOrder());
        step.items().forEach(item -> keys.add(item.key()));
        List<ResourceKey> gone =
                step.items().stream().filter(item -> !item.put()).map(Item::key).toList();
        List<Resource> changed = List.of(Samples.resource(keys.iterator().next(), "corrected"));
        try (GenerationWriter writer = configuration.newGeneration(restore)) {
            keys.forEach(key -> writer.add(Samples.resource(key, "s")));
            writer.complete();
            assertAgrees(writer.read());
            writer.correct(gone, changed);
            assertAgrees(writer.read());
            writer.activate("{}");
        }
    }

    static void assertAgrees(Reader reader) {
        var counted = new TreeMap<String, Long>();
        for (Resource each : Samples.all(reader)) {
            ResourceKey key = each.key();
            counted.merge(key.type() + " below " + key.parent(), 1L, Long::sum);
            counted.merge(key.type() + " below all", 1L, Long::sum);
        }
        var kept = new TreeMap<String, Long>();
        for (String type : List.of("apis", "apis/operations", "apis/operations/policies")) {
            put(kept, type + " below all", reader.count(type, null));
            for (String parent : parents(type)) {
                put(kept, type + " below " + parent, reader.count(type, parent.toUpperCase(java.util.Locale.ROOT)));
            }
        }
        assertThat(kept).isEqualTo(counted);
    }

    private static void put(TreeMap<String, Long> kept, String place, long number) {
        if (number != 0) {
            kept.put(place, number);
        }
    }

    private static List<String> parents(String type) {
        List<String> names = NAMES.stream()
                .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                .toList();
        return switch (type) {
            case "apis" -> List.of("");
            case "apis/operations" -> names;
            default ->
                names.stream()
                        .flatMap(api -> names.stream().map(operation -> api + "/" + operation))
                        .toList();
        };
    }
}
