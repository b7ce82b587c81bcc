package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnusedHeapTest {

    private final AtomicLong collections = new AtomicLong();
    private final AtomicInteger given = new AtomicInteger();
    private final UnusedHeap heap = new UnusedHeap(collections::get, () -> {
        given.incrementAndGet();
        collections.incrementAndGet();
    });

    @Test
    void a_server_that_did_nothing_yet_is_left_alone() {
        heap.run();
        heap.run();

        assertThat(given).hasValue(0);
    }

    @Test
    void nothing_is_done_while_the_server_is_busy() {
        for (int look = 0; look < 5; look++) {
            collections.addAndGet(3);
            heap.run();
        }

        assertThat(given).hasValue(0);
    }

    @Test
    void memory_is_given_back_once_after_every_busy_time() {
        for (int time = 1; time <= 3; time++) {
            collections.addAndGet(7);
            heap.run();
            for (int look = 0; look < 4; look++) {
                heap.run();
            }

            assertThat(given).hasValue(time);
        }
    }
}
