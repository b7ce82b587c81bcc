package io.holdfast.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitBreakerTest {

    private final AtomicLong clock = new AtomicLong(-5_000_000_000L);

    private static List<BreakerRule> rules(String rule) {
        String json = "{'circuitBreaker':{'rules':[" + rule + "]}}";
        return BreakerRule.read(Json.lenient(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private CircuitBreaker breaker(String rule) {
        return new CircuitBreaker("b", rules(rule), clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static String counting(int count) {
        return "{'failureCondition':{'count':" + count
                + ",'interval':'PT1M','statusCodeRanges':[{'min':500,'max':599}]}," + "'tripDuration':'PT10S'}";
    }

    @Test
    void opensAtTheCountAndClosesAfterItsTime() {
        CircuitBreaker breaker = breaker(counting(3));
        breaker.answered(500, null);
        breaker.answered(200, null);
        breaker.answered(404, null);
        breaker.answered(599, null);
        assertThat(breaker.isOpen()).isFalse();
        breaker.failed("Timeout");
        assertThat(breaker.isOpen()).isTrue();
        pass(Duration.ofMillis(9_999));
        assertThat(breaker.isOpen()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(breaker.isOpen()).isFalse();
        breaker.answered(500, null);
        breaker.answered(500, null);
        assertThat(breaker.isOpen()).as("it counts anew").isFalse();
    }

    @Test
    void oldFailuresDoNotCount() {
        CircuitBreaker breaker = breaker(counting(3));
        for (int i = 0; i < 20; i++) {
            breaker.answered(500, null);
            pass(Duration.ofSeconds(31));
        }
        assertThat(breaker.isOpen()).isFalse();
        pass(Duration.ofDays(400));
        breaker.answered(500, null);
        breaker.answered(500, null);
        assertThat(breaker.isOpen()).isFalse();
        breaker.answered(500, null);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aPercentageCountsFromSomeCallsOn() {
        CircuitBreaker breaker =
                breaker("{'failureCondition':{'percentage':50,'interval':'PT1M'},'tripDuration':'PT10S'}");
        for (int i = 0; i < BreakerRule.ENOUGH_CALLS - 1; i++) {
            breaker.answered(500, null);
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.answered(500, null);
        assertThat(breaker.isOpen()).isTrue();
        pass(Duration.ofSeconds(10));
        for (int i = 0; i < 100; i++) {
            breaker.answered(200, null);
            breaker.answered(200, null);
            breaker.answered(500, null);
        }
        assertThat(breaker.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Timeout, Timeout, true",
        "timeout, Timeout, true",
        "BackendConnectionFailure, BackendConnectionFailure, true",
        "BackendConnectionFailure, Timeout, false",
        "Server errors, Timeout, true",
    })
    void knowsReasons(String named, String happened, boolean open) {
        CircuitBreaker breaker =
                breaker("{'failureCondition':{'count':1,'errorReasons':['" + named + "']},'tripDuration':'PT10S'}");
        breaker.failed(happened);
        assertThat(breaker.isOpen()).isEqualTo(open);
    }

    @Test
    void aBackendMayAskForMoreTime() {
        String condition =
                "{'failureCondition':{'count':1,'statusCodeRanges':[{'min':429,'max':429}]},'tripDuration':'PT10S'";
        CircuitBreaker accepting = breaker(condition + ",'acceptRetryAfter':true}");
        accepting.answered(429, Duration.ofSeconds(60));
        CircuitBreaker other = breaker(condition + "}");
        other.answered(429, Duration.ofSeconds(60));
        pass(Duration.ofSeconds(11));
        assertThat(accepting.isOpen()).isTrue();
        assertThat(other.isOpen()).isFalse();
        pass(Duration.ofSeconds(50));
        assertThat(accepting.isOpen()).isFalse();
        accepting.answered(429, Duration.ofSeconds(Long.MAX_VALUE));
        pass(Duration.ofDays(1));
        assertThat(accepting.isOpen()).as("a day is the longest").isFalse();
        accepting.answered(429, Duration.ofSeconds(-5));
        assertThat(accepting.isOpen()).isTrue();
    }

    @Test
    void endlessDurationsAreNoTrouble() {
        CircuitBreaker breaker =
                breaker("{'failureCondition':{'count':1,'interval':'P999999999D'},'tripDuration':'P999999999D'}");
        breaker.failed("Timeout");
        pass(Duration.ofDays(10_000));
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void noFailureOfAnyThreadIsLost() throws Exception {
        int threads = 8;
        int each = 1000;
        for (int missing = 0; missing < 2; missing++) {
            CircuitBreaker breaker = breaker(counting(threads * each + missing));
            var go = new CountDownLatch(1);
            var done = new CountDownLatch(threads);
            var opened = new AtomicInteger();
            for (int i = 0; i < threads; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        go.await();
                        for (int call = 0; call < each; call++) {
                            breaker.answered(500, null);
                        }
                        opened.addAndGet(breaker.isOpen() ? 1 : 0);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        done.countDown();
                    }
                });
            }
            go.countDown();
            done.await();
            assertThat(breaker.isOpen()).isEqualTo(missing == 0);
        }
    }
}
