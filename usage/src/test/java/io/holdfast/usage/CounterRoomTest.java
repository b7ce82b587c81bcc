package io.holdfast.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRoomTest {

    @Test
    void aServiceTakesItsShareAndLeavesThoseOfOthers() {
        var room = new CounterRoom(10, () -> 2);
        assertThat(taken(room, "greedy", 20)).isEqualTo(5);
        assertThat(taken(room, "modest", 5)).isEqualTo(5);
        assertThat(room.used()).isEqualTo(10);
        room.give("greedy");
        assertThat(room.take("modest")).isFalse();
        assertThat(room.take("greedy")).isTrue();
    }

    @Test
    void theSumHoldsWhileServicesCome() {
        var services = new AtomicInteger(1);
        var room = new CounterRoom(10, services::get);
        assertThat(taken(room, "first", 20)).isEqualTo(10);
        services.set(2);
        assertThat(room.take("second")).isFalse();
        IntStream.range(0, 6).forEach(i -> room.give("first"));
        assertThat(taken(room, "second", 20)).isEqualTo(5);
        assertThat(taken(room, "first", 20)).isEqualTo(1);
        assertThat(room.used()).isEqualTo(10);
    }

    private static long taken(CounterRoom room, String service, int times) {
        return IntStream.range(0, times).filter(i -> room.take(service)).count();
    }
}
