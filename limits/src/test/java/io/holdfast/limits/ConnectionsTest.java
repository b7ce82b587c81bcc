package io.holdfast.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final class Fake implements Peer {
        private final String name;
        private volatile boolean spoken;
        private volatile long heard = System.nanoTime();
        private volatile boolean served;
        private volatile boolean gone;

        Fake(String name) {
            this.name = name;
        }

        void speak() {
            spoken = true;
            heard = System.nanoTime();
        }

        @Override
        public boolean hasSpoken() {
            return spoken;
        }

        @Override
        public long lastHeard() {
            return heard;
        }

        @Override
        public boolean isServed() {
            return served;
        }

        @Override
        public void giveWay() {
            gone = true;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Connections connections = new Connections(8);
    private final List<Fake> peers = new ArrayList<>();

    private Seat enter(String source) {
        var peer = new Fake("peer " + peers.size());
        peers.add(peer);
        return connections.enter(peer, source);
    }

    private List<Integer> gone() {
        return peers.stream().filter(peer -> peer.gone).map(peers::indexOf).toList();
    }

    @Test
    void whoeverNeverSentAByteGivesWayFirst() {
        enter("a");
        enter("a");
        enter("a");
        enter("a");
        peers.get(0).speak();
        peers.get(1).speak();

        enter("a");
        assertThat(gone()).containsExactly(2);
        peers.get(4).speak();
        enter("a");
        assertThat(gone()).containsExactly(2, 3);
        peers.get(5).speak();
        // All have spoken: the one that was silent longest goes.
        peers.get(0).speak();
        enter("a");
        assertThat(gone()).containsExactly(1, 2, 3);
    }

    @Test
    void oneSourceHasHalfAndTakesNothingFromOthers() {
        for (String other : List.of("b", "c", "d", "e")) {
            enter(other);
        }
        for (int i = 0; i < 10; i++) {
            enter("a");
        }
        assertThat(gone()).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(connections.open()).isEqualTo(8);

        enter("f");
        assertThat(gone()).startsWith(0);
    }

    @Test
    void whoeverWaitsForAnAnswerStays() {
        for (int i = 0; i < 4; i++) {
            enter("a");
            peers.get(i).served = true;
        }
        assertThat(enter("a")).isNull();
        assertThat(connections.refused()).isOne();

        peers.get(2).served = false;
        assertThat(enter("a")).isNotNull();
        assertThat(gone()).containsExactly(2);
    }

    @Test
    void theDoorWaitsWhileTooManyAreBeingClosed() {
        var resumed = new AtomicInteger();
        var seats = new ArrayList<Seat>();
        for (int i = 0; i < 9; i++) {
            seats.add(enter("a"));
        }
        assertThat(gone()).hasSize(5);
        assertThat(connections.mustWait(resumed::incrementAndGet)).isTrue();

        connections.leave(seats.get(0));
        assertThat(resumed).hasValue(1);
        assertThat(connections.mustWait(resumed::incrementAndGet)).isFalse();
    }

    @Test
    void thereAreNeverMoreThanItsLimitWithManyThreads() throws Exception {
        var many = new Connections(64);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            String source = "source " + i % 3;
            tasks.add(() -> {
                for (int round = 0; round < 2_000; round++) {
                    var peer = new Fake(source);
                    Seat seat = many.enter(peer, source);
                    peer.served = round % 3 == 0;
                    if (round % 2 == 0) {
                        peer.speak();
                    }
                    assertThat(many.open()).isLessThanOrEqualTo(64);
                    if (seat != null) {
                        many.leave(seat);
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(many.open()).isZero();
        assertThat(many.mustWait(() -> {})).isFalse();
    }
}
