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
    void aServerThatDidNothingYetIsLeftAlone() {
        heap.run();
        heap.run();

        assertThat(given).hasValue(0);
    }

    @Test
    void nothingIsDoneWhileTheServerIsBusy() {
        for (int look = 0; look < 5; look++) {
            collections.addAndGet(3);
            heap.run();
        }

        assertThat(given).hasValue(0);
    }

    @Test
    void memoryIsGivenBackOnceAfterEveryBusyTime() {
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
