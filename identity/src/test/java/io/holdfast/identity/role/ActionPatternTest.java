package io.holdfast.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Property;
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
    void aStarStandsForAnything(String pattern, String action, boolean expected) {
        assertThat(new ActionPattern(pattern).matches(action)).isEqualTo(expected);
    }

    private record Asked(String pattern, String action) {}

    @Test
    void agreesWithRegularExpressions() {
        Property.holds(20_000, draw -> new Asked(draw.text("ab*/", 0, 6), draw.text("ab/", 0, 8)), asked -> {
            boolean expected = Pattern.matches(asked.pattern().replace("*", ".*"), asked.action());
            assertThat(new ActionPattern(asked.pattern()).matches(asked.action()))
                    .isEqualTo(expected);
        });
    }

    @Test
    void manyStarsTakeNoLongTime() {
        String pattern = "*a".repeat(500) + "b";

        assertThat(new ActionPattern(pattern).matches("a".repeat(2_000))).isFalse();
    }
}
