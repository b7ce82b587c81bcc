package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Works until it is killed; prints what it has acknowledged. */
final class KilledChild {

    private static final int WRITERS = 12;

    /** So many changes, and then the end. */
    private static final int ENOUGH = 100;

    private KilledChild() {}

    public static void main(String[] arguments) {
        var settings = new StoreSettings(arguments[1], Path.of(arguments[2]));
        Store store = arguments[1].startsWith("sqlite")
                ? Stores.open(settings)
                : PostgresStores.open(settings, new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(200)));
        store.createService(SERVICE, bytes("{}"), null);
        switch (arguments[0]) {
            case "write" -> writes(store.configuration(SERVICE));
            case "together", "part", "commit" -> together(store, arguments[0]);
            default -> restores(store);
        }
    }

    /**
     * Many write pairs at the same time.
     *
     * @param end whether it ends by itself, by {@link Runtime#halt}: inside a write that others have gone before in the same
     *     transaction, or when several have just been committed and nobody has been told
     */
    private static void together(Store store, String end) {
        store.subscribe(new Recorded() {
            @Override
            public void changed(ServiceId service, List<Change> changes) {
                if (end.equals("commit")
                        && changes.size() >= 4
                        && changes.getLast().sequence() > ENOUGH) {
                    Runtime.getRuntime().halt(9);
                }
            }
        });
        for (int thread = 0; thread < WRITERS; thread++) {
            String prefix = "t" + thread + "-";
            Thread.ofPlatform().start(() -> {
                for (int i = 0; ; i++) {
                    String name = prefix + i;
                    store.configuration(SERVICE).write(t -> {
                        Samples.put(t, Samples.api(name));
                        if (end.equals("part") && t.uncommitted().size() >= 4 && t.sequence() > ENOUGH) {
                            Runtime.getRuntime().halt(9);
                        }
                        return Samples.put(t, Samples.api(name).child("operations", "get"));
                    });
                    say(name);
                }
            });
        }
    }

    private static void writes(Configuration configuration) {
        for (int i = 0; ; i++) {
            String name = "w" + i;
            configuration.write(t -> Samples.put(t, Samples.api(name)));
            say(i);
        }
    }

    private static void restores(Store store) {
        Configuration configuration = store.configuration(SERVICE);
        configuration.write(t -> Samples.put(t, Samples.api("kept")));
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = configuration.newGeneration(restore)) {
            for (int i = 0; ; i++) {
                writer.add(Samples.resource(Samples.api("n%09d".formatted(i)), "s"));
                if (i % 1_000 == 0) {
                    say(i);
                }
            }
        }
    }

    private static void say(Object line) {
        System.out.println(line);
        System.out.flush();
    }
}
