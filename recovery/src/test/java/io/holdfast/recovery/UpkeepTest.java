package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpkeepTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(classes = {StoreException.class, IllegalStateException.class, StackOverflowError.class})
    void oneTroubleDoesNotKeepTheRestFromBeingDone(Class<? extends Throwable> trouble) {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.records().put("plan-page", "forgotten|1", new byte[] {1});

            Upkeep.tidy(failing(store, trouble), Clock.systemUTC());

            assertThat(store.records().ids("plan-page")).isEmpty();
        }
    }

    /** A store whose {@code removeExpired} fails. */
    private static Store failing(Store store, Class<? extends Throwable> trouble) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("removeExpired")) {
                        throw trouble == StoreException.class
                                ? new StoreException("full", null)
                                : trouble.getConstructor().newInstance();
                    }
                    return method.invoke(store, arguments);
                });
    }
}
