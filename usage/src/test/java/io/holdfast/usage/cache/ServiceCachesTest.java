package io.holdfast.usage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceCachesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger services = new AtomicInteger(2);
    private final ServiceCaches caches = new ServiceCaches(2_000_000, services::get, clock::get);

    @Test
    void everythingIsKeptAsLongAsItWasSaid() {
        ServiceCache cache = caches.of("a");
        cache.put("minute", "1", 1, MINUTE);
        cache.put("hour", "2", 1, Duration.ofHours(1));
        cache.put("ages", "3", 1, Duration.ofSeconds(Long.MAX_VALUE));
        cache.put("not at all", "4", 1, Duration.ZERO);
        pass(MINUTE.minusNanos(1));
        assertThat(cache.get("minute")).isEqualTo("1");
        pass(Duration.ofNanos(1));
        assertThat(cache.get("minute")).isNull();
        assertThat(cache.get("hour")).isEqualTo("2");
        pass(Duration.ofDays(10_000));
        assertThat(cache.get("hour")).isNull();
        assertThat(cache.get("ages")).isEqualTo("3");
        assertThat(cache.get("not at all")).isNull();
    }

    @Test
    void whatIsReadLivesNoLongerAndWhatIsPutAnewBegins() {
        ServiceCache cache = caches.of("a");
        cache.put("k", "1", 1, MINUTE);
        pass(MINUTE.dividedBy(2));
        assertThat(cache.get("k")).isEqualTo("1");
        pass(MINUTE.dividedBy(2));
        assertThat(cache.get("k")).isNull();
        cache.put("k", "2", 1, MINUTE);
        pass(MINUTE.dividedBy(2));
        cache.put("k", "3", 1, MINUTE);
        pass(MINUTE.dividedBy(2));
        assertThat(cache.get("k")).isEqualTo("3");
        cache.put("k", "4", 1, Duration.ofSeconds(-1));
        assertThat(cache.get("k")).isNull();
    }

    @Test
    void aServiceSeesNothingOfAnotherAndDisplacesNothingOfIt() {
        caches.of("a").put("k", "of a", 1000, MINUTE);
        assertThat(caches.of("b").get("k")).isNull();
        IntStream.range(0, 10_000).forEach(i -> caches.of("b").put("k" + i, "of b", 1000, MINUTE));
        assertThat(caches.of("a").get("k")).isEqualTo("of a");
        assertThat(caches.of("b").bytes()).isBetween(900_000L, 1_000_000L);
        assertThat(caches.used()).isLessThanOrEqualTo(caches.most());
    }

    @Test
    void manySmallThingsAreBoundedToo() {
        IntStream.range(0, 100_000).forEach(i -> caches.of("a").put("k" + i, "", 0, MINUTE));
        assertThat(caches.used()).isLessThanOrEqualTo(1_000_000);
    }

    @Test
    void whatIsLargerThanTheShareIsNotKept() {
        caches.of("a").put("k", "small", 10, MINUTE);
        caches.of("a").put("large", "large", 1_000_001, MINUTE);
        assertThat(caches.of("a").get("large")).isNull();
        assertThat(caches.of("a").get("k")).isEqualTo("small");
    }

    @Test
    void sharesBecomeSmallerWithMoreServices() {
        IntStream.range(0, 1000).forEach(i -> caches.of("a").put("k" + i, "", 2000, MINUTE));
        services.set(4);
        caches.tidy();
        assertThat(caches.used()).isLessThanOrEqualTo(500_000);
    }

    @Test
    void whatIsOverOrRemovedOrOfAServiceThatIsNoMoreTakesNoMemory() {
        caches.of("a").put("k", "", 1000, MINUTE);
        caches.of("b").put("k", "", 1000, MINUTE);
        caches.of("b").put("removed", "", 1000, Duration.ofHours(1));
        caches.of("b").remove("removed");
        caches.forget("a");
        pass(MINUTE);
        caches.tidy();
        assertThat(caches.used()).isZero();
        assertThat(caches.of("a").get("k")).isNull();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
