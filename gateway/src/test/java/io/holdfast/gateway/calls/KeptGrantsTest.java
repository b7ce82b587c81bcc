package io.holdfast.gateway.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.calls.KeptGrants.Granted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What was granted serves until shortly before its end, and whoever asks meanwhile waits for the same answer. */
class KeptGrantsTest {

    private Instant now = Instant.EPOCH;
    private final KeptGrants<String, String> kept = new KeptGrants<>(() -> now, 2);
    private final List<CompletableFuture<Granted<String>>> asked = new ArrayList<>();

    private CompletableFuture<String> get(String key) {
        return kept.get(key, () -> {
            var future = new CompletableFuture<Granted<String>>();
            asked.add(future);
            return future;
        });
    }

    private void grant(int number, Duration life) {
        asked.get(number).complete(new Granted<>("v" + number, kept.until(now.plus(life))));
    }

    @Test
    void oneAnswerServesAll() {
        var first = get("a");
        var second = get("a");
        grant(0, Duration.ofHours(1));

        assertThat(first).isCompletedWithValue("v0");
        assertThat(second).isCompletedWithValue("v0");
        assertThat(get("a")).isCompletedWithValue("v0");
        assertThat(asked).hasSize(1);
    }

    @Test
    void itIsFetchedAnewShortlyBeforeItsEnd() {
        get("a");
        grant(0, Duration.ofHours(1));
        now = now.plus(Duration.ofMinutes(57));
        assertThat(get("a")).isCompletedWithValue("v0");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(get("a")).isNotDone();
        grant(1, Duration.ofSeconds(100));
        now = now.plusSeconds(70);
        assertThat(get("a")).isCompletedWithValue("v1");
        now = now.plusSeconds(6);
        assertThat(get("a")).isNotDone();
    }

    @Test
    void aRefusalIsNotKept() {
        var first = get("a");
        asked.getFirst().completeExceptionally(new IllegalStateException());
        assertThat(first).isCompletedExceptionally();

        assertThat(get("a")).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whoGivesUpTakesItFromNobody() {
        var impatient = get("a");
        var patient = get("a");
        impatient.cancel(false);
        grant(0, Duration.ofHours(1));

        assertThat(patient).isCompletedWithValue("v0");
    }

    @Test
    void thoseThatWereNotUsedForLongestGiveWay() {
        get("a");
        grant(0, Duration.ofHours(1));
        get("b");
        get("a");
        get("c");

        assertThat(get("a")).isCompletedWithValue("v0");
        assertThat(get("b")).isNotDone();
        assertThat(asked).hasSize(4);
    }
}
