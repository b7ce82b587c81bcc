package io.holdfast.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which actions a pattern means. */
class ActionPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, a/b/c, true",
        "*, '', true",
        "*/read, a/b/read, true",
        "*/read, read, false",
        "*/read, a/read/x, false",
        "a/*/read, a/b/c/read, true",
        "a/*/read, a/read, false",
        "a/*, a/b, true",
        "a/*, a, false",
        "a/B, a/b, true",
        "a/b, a/bc, false",
        "*a*a*, aa, true",
        "*a*a*, a, false",
        "'', '', true",
        "'', a, false",
        "a.c, abc, false"
    })
    void a_star_stands_for_anything(String pattern, String action, boolean expected) {
        assertThat(new ActionPattern(pattern).matches(action)).isEqualTo(expected);
    }

    @Test
    void agrees_with_regular_expressions() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*/", 6);
            String action = text(random, "ab/", 8);
            boolean expected = Pattern.matches(pattern.replace("*", ".*"), action);
            assertThat(new ActionPattern(pattern).matches(action))
                    .as("%s on %s, seed %d", pattern, action, seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void many_stars_take_no_long_time() {
        String pattern = "*a".repeat(500) + "b";

        assertThat(new ActionPattern(pattern).matches("a".repeat(2_000))).isFalse();
    }

    private static String text(Random random, String alphabet, int maxLength) {
        var text = new StringBuilder();
        for (int length = random.nextInt(maxLength + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
