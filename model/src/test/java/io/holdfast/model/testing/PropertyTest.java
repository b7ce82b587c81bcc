package io.holdfast.model.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tests properties is a tool that must not fail quietly. */
class PropertyTest {

    private static final List<String> OPTIONS = List.of("seed", "soak");

    private final Map<String, String> given = new HashMap<>();

    @BeforeEach
    void takeAway() {
        OPTIONS.forEach(option -> given.put(option, System.clearProperty(option)));
    }

    @AfterEach
    void giveBack() {
        given.forEach((option, value) -> {
            System.clearProperty(option);
            if (value != null) {
                System.setProperty(option, value);
            }
        });
    }

    private static <T> String failure(Function<Draw, T> cases, Property.Check<T> check) {
        try {
            Property.holds(cases, check);
        } catch (AssertionError e) {
            assertThat(e).hasCauseInstanceOf(Throwable.class);
            return e.getMessage();
        }
        throw new IllegalStateException("no case failed");
    }

    @Test
    void whatHoldsIsTriedSoManyTimes() {
        var tried = new ArrayList<Integer>();
        Property.holds(50, draw -> draw.between(0, 9), tried::add);

        assertThat(tried).hasSize(50).allMatch(n -> n >= 0 && n <= 9);
    }

    @Test
    void aFailureNamesTheSeedThatRepeatsItAtOnce() {
        Property.Check<Long> check = n -> assertThat(n % 7).isNotZero();
        String message = failure(draw -> draw.between(1, Long.MAX_VALUE), check);
        Matcher named = Pattern.compile("^repeat with -Dseed=(-?\\d+)\ndrawn: +(\\d+)\n")
                .matcher(message);
        assertThat(named.find()).as(message).isTrue();

        System.setProperty("seed", named.group(1));
        var first = new ArrayList<Long>();
        assertThatThrownBy(() -> Property.holds(1, draw -> draw.between(1, Long.MAX_VALUE), n -> {
                    first.add(n);
                    check.on(n);
                }))
                .hasMessage(message);
        assertThat(first.getFirst()).hasToString(named.group(2));
    }

    @Test
    void everyRunDrawsOtherCases() {
        Set<Long> drawn = new HashSet<>();
        for (int run = 0; run < 5; run++) {
            Property.holds(1, draw -> draw.random().nextLong(), drawn::add);
        }

        assertThat(drawn).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"'', 200", "true, 200", "3, 30"})
    void soakingGoesOnForLonger(String soak, int expected) {
        System.setProperty("soak", soak);

        assertThat(Seed.rounds(10)).isEqualTo(expected);
    }

    @Test
    void theSimplestNumberIsFound() {
        assertThat(failure(Draw::anyLong, n -> assertThat(n).isLessThan(123_456)))
                .contains("\nsimplest: 123456\n");
        assertThat(failure(Draw::anyLong, n -> assertThat(n).isGreaterThan(-77)))
                .contains("\nsimplest: -77\n");
    }

    @Test
    void theSimplestListIsFound() {
        String message = failure(
                draw -> draw.list(40, each -> each.text("abc", 0, 5)),
                texts -> assertThat(String.join("", texts)).doesNotContain("cc"));

        assertThat(message).contains("\nsimplest: [cc]\n");
    }

    @Test
    void aCaseThatFailsOtherwiseIsNotTakenForASimplerOne() {
        String message = failure(draw -> draw.between(0, 1000), n -> {
            if (n < 10) {
                throw new IllegalStateException("another fault");
            }
            assertThat(n).isLessThan(500);
        });

        assertThat(message).containsAnyOf("\nsimplest: 500\n", "\nsimplest: 0\n");
    }

    @Test
    void aCaseThatCannotBeDrawnIsAFailure() {
        assertThat(failure(draw -> List.of().getFirst(), ignored -> {}))
                .contains("NoSuchElementException", "drawn:    nothing");
    }

    @Test
    void endsSmallAndLargeAreAllDrawn() {
        Set<Long> numbers = all(Draw::anyLong);
        assertThat(numbers).contains(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(all(draw -> draw.between(-128, 127))).hasSizeGreaterThan(200);
        assertThat(all(draw -> draw.between(-9, -7))).containsExactlyInAnyOrder(-9, -8, -7);
        assertThat(all(draw -> draw.between(3, 3))).containsExactly(3);
    }

    @Test
    void listsAndTextsHaveAllLengths() {
        assertThat(all(draw -> draw.list(2, 6, each -> 0).size())).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        assertThat(all(draw -> draw.text("x😀", 0, 2)))
                .contains("", "x", "😀", "x😀")
                .hasSize(7);
        assertThat(all(draw -> draw.joined(2, "/", "..")))
                .contains("", "/..", "..", "../")
                .hasSize(7);
        assertThat(all(draw -> draw.anyText(9)).stream()
                        .flatMapToInt(String::codePoints)
                        .boxed()
                        .collect(Collectors.toSet()))
                .contains(0, (int) 'a', (int) ' ', 0xD800, 0xFFFF, 0x2028);
    }

    @Test
    void eachWayAndEachValueIsDrawn() {
        assertThat(all(draw -> draw.either(one -> "one", other -> other.of(2, 3))))
                .containsExactlyInAnyOrder("one", 2, 3);
        assertThat(all(draw -> draw.oneIn(10))).containsExactlyInAnyOrder(true, false);
    }

    private static <T> Set<T> all(Function<Draw, T> cases) {
        Set<T> all = new HashSet<>();
        Property.holds(5000, cases, all::add);
        return all;
    }
}
