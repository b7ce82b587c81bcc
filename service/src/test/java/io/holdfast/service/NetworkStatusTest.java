package io.holdfast.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import io.holdfast.vault.StorageException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Checks that succeed, fail, hang and recover. */
class NetworkStatusTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final NetworkStatus status = new NetworkStatus(clock, Duration.ofSeconds(30));

    private static Dependency dependency(String name, Dependency.Check check) {
        return new Dependency(name, "SQLDatabase", false, check);
    }

    @Test
    void checksAtTheSameTime() {
        var meeting = new CyclicBarrier(2);

        var shown = status.of("s", List.of(dependency("a", meeting::await), dependency("b", meeting::await)));

        assertThat(shown.valueStream().map(each -> each.path("status").asString()))
                .containsExactly("success", "success");
        assertThat(shown.path(0).propertyNames())
                .containsExactly(
                        "name", "status", "error", "lastUpdated", "lastStatusChange", "resourceType", "isOptional");
        assertThat(shown.path(0).path("error").asString("-")).isEmpty();
    }

    @Test
    void doesNotWaitForWhatDoesNotAnswer() {
        var never = new CountDownLatch(1);
        var hasty = new NetworkStatus(clock, Duration.ofMillis(50));

        JsonNode shown =
                hasty.of("s", List.of(dependency("slow", never::await))).path(0);

        assertThat(shown.path("status").asString()).isEqualTo("failure");
        assertThat(shown.path("error").asString()).isEqualTo("no answer within 50 ms");
    }

    static List<Exception> failures() {
        return List.of(
                new StoreException("The database at //root:hunter2@db/holdfast cannot be reached", null),
                new StorageException(StorageException.Problem.KEY_REFUSED, "refused //root:hunter2@x"),
                new IOException("nobody answers at https://root:hunter2@login.example"),
                new IllegalArgumentException("hunter2"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatIsWrongWithoutSecrets(Exception failure) {
        JsonNode shown = status.of("s", List.of(dependency("x", () -> {
                    throw failure;
                })))
                .path(0);

        assertThat(shown.path("status").asString()).isEqualTo("failure");
        assertThat(shown.path("error").asString()).isNotEmpty().doesNotContain("hunter2");
    }

    @Test
    void remembersSinceWhenItIsSo() {
        var well = new AtomicReference<>(true);
        var checked = List.of(dependency("x", () -> {
            if (!well.get()) {
                throw new IOException("gone");
            }
        }));
        status.of("s", checked);
        now.set(now.get().plusSeconds(60));

        JsonNode again = status.of("s", checked).path(0);
        well.set(false);
        JsonNode ill = status.of("s", checked).path(0);

        assertThat(again.path("lastStatusChange").asString()).isEqualTo("2026-11-24T10:00:00.0000000Z");
        assertThat(again.path("lastUpdated").asString()).isEqualTo("2026-11-24T10:01:00.0000000Z");
        assertThat(ill.path("lastStatusChange").asString()).isEqualTo("2026-11-24T10:01:00.0000000Z");
        // Another service's dependency of the same name has its own story.
        assertThat(status.of("other", checked).path(0).path("lastStatusChange").asString())
                .isEqualTo("2026-11-24T10:01:00.0000000Z");
    }

    /** Its policies, which lie in it, are not asked for then either. */
    @Test
    void aDatabaseThatFailsIsTold() {
        Store failing = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    throw new StoreException("The store's database failed: connection refused", null);
                });
        var dependencies = new Dependencies(failing, NetworkParts.DEFAULT, service -> {
            throw new StoreException("The store's database failed: connection refused", null);
        });
        var service = new Service(
                new ServiceId("00000000-0000-0000-0000-000000000001", "rg1", "Net"),
                "{}".getBytes(UTF_8),
                null,
                "1",
                0,
                0,
                0,
                "1",
                null,
                null);

        JsonNode shown = status.of("s", dependencies.of(service));

        assertThat(shown).hasSize(1);
        assertThat(shown.path(0).path("name").asString()).isEqualTo("database");
        assertThat(shown.path(0).path("error").asString()).isEqualTo("The store's database failed: connection refused");
    }
}
