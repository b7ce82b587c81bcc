package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;

import io.holdfast.store.LongRunningOperation.Kind;
import java.nio.file.Path;
import java.time.Duration;

/** Works until it is killed; prints what it has acknowledged. */
final class KilledChild {

    private KilledChild() {}

    public static void main(String[] arguments) {
        var settings = new StoreSettings(arguments[1], Path.of(arguments[2]));
        Store store = arguments[1].startsWith("sqlite")
                ? Stores.open(settings)
                : PostgresStores.open(settings, new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(200)));
        store.createService(SERVICE, bytes("{}"), null);
        if (arguments[0].equals("write")) {
            writes(store.configuration(SERVICE));
        } else {
            restores(store);
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

    private static void say(int line) {
        System.out.println(line);
        System.out.flush();
    }
}
