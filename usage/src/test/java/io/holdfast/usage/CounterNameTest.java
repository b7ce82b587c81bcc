package io.holdfast.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CounterNameTest {

    @Test
    void aKeyKeepsItsNameAndALongOneIsKeptAsItsDigest() {
        assertThat(CounterName.of("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(CounterName.of("")).isEmpty();
        String most = "k".repeat(CounterName.MOST);
        assertThat(CounterName.of(most)).isEqualTo(most);
        assertThat(CounterName.of(most + "k")).hasSize("sha256:".length() + 64).isEqualTo(CounterName.of(most + "k"));
    }

    @Test
    void noKeyHasTheNameOfAnother() {
        String longKey = "k".repeat(300);
        List<String> keys = List.of(
                longKey,
                CounterName.of(longKey),
                longKey + "k",
                "k\0",
                "k",
                "\ud800",
                "\ud801",
                "\ud83d\ude00",
                "\ud800".repeat(201),
                "\ud801".repeat(201));
        assertThat(keys.stream().map(CounterName::of)).doesNotHaveDuplicates();
    }
}
