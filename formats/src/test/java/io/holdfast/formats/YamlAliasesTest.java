package io.holdfast.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlAliasesTest {

    private static String bomb(int levels, String first) {
        var text = new StringBuilder("a0: &a0 " + first + "\n");
        for (int i = 1; i <= levels; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 60})
    void aFewLinesCannotBecomeMillions(int levels) {
        assertThat(YamlAliases.grow(bomb(levels, "[x, x, x, x, x, x, x, x, x, x]")))
                .isTrue();
    }

    @Test
    void longTextsCountByTheirLength() {
        assertThat(YamlAliases.grow("a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(1000) + "]\n"))
                .isTrue();
    }

    @Test
    void whatPeopleWriteIsTaken() {
        assertThat(YamlAliases.grow("a: &a {x: 1, y: 2}\nb: {<<: *a, z: 3}\nc: [*a, *a, *a]\n"))
                .isFalse();
        assertThat(YamlAliases.grow(bomb(2, "[x, y]"))).isFalse();
        assertThat(YamlAliases.grow("text: \"2 * 3 & 4\"\n")).isFalse();
    }

    @Test
    void jsonHasNoAliases() {
        assertThat(YamlAliases.grow("{\"a\": \"&a *a\"}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]", "*unknown &", "[&a", "{&a *a", "a: &a &b *", "--- &a x\n--- *a\n"})
    void whatCannotBeReadIsLeftToItsReader(String text) {
        assertThat(YamlAliases.grow(text)).isFalse();
    }
}
