package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.time.NetTimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {

    private static final long SHORT = 200_000_000;

    private static @Nullable Object within(
            long nanos, String type, String name, @Nullable Object self, Object... arguments) {
        return Net.with(Work.of(nanos, Work.BYTES), type, name, self, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+\\1c", "^(a|aa)+\\1$", "(?<x>a+)+\\k<x>c"})
    void anExpressionThatGoesBackForEverEndsInTime(String pattern) {
        assertThatThrownBy(() -> within(
                        SHORT, "System.Text.RegularExpressions.Regex", "IsMatch", null, "a".repeat(60) + "!", pattern))
                .isInstanceOf(ExhaustedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x"})
    void oneThatJavaKnowsHowToEndEndsToo(String pattern) {
        try {
            within(SHORT, "System.Text.RegularExpressions.Regex", "IsMatch", null, "a".repeat(200) + "!", pattern);
        } catch (ExhaustedException e) {
            assertThat(e).hasMessageContaining("longer");
        }
    }

    @Test
    void itsOwnTimeOutIsToldAsInDotnet() {
        Object none = Net.call("System.Text.RegularExpressions.RegexOptions", "None");
        assertThatThrownBy(() -> Net.call(
                        "System.Text.RegularExpressions.Regex",
                        "IsMatch",
                        "a".repeat(60) + "!",
                        "(a+)+\\1c",
                        none,
                        new NetTimeSpan(50 * NetTimeSpan.MILLISECOND)))
                .isInstanceOf(NetException.class)
                .hasMessageStartingWith("The RegEx engine has timed out");
    }

    @Test
    void whatGrowsIsCharged() {
        int most = Integer.MAX_VALUE;
        List<Runnable> hostile = List.of(
                () -> Net.on("", "PadLeft", most),
                () -> Net.make("System.String", 'x', most),
                () -> Net.call(
                        "System.String",
                        "Format",
                        "{0,999999}{0,999999}{0,999999}{0,999999}{0,999999}"
                                + "{0,999999}{0,999999}{0,999999}{0,999999}",
                        1),
                () -> Net.on(1, "ToString", "D999999999"),
                () -> Net.on(1.5, "ToString", "F999999999"),
                () -> Net.linq("ToList", Net.linq("Repeat", "x", most)),
                () -> Net.call("System.String", "Join", "x".repeat(1000), Net.linq("Range", 0, most)),
                () -> Net.on(Net.make("System.Text.StringBuilder"), "Append", 'x', most),
                () -> Net.on("a".repeat(100_000), "Replace", "a", "b".repeat(1000)));
        hostile.forEach(each -> assertThatThrownBy(each::run).isInstanceOf(ExhaustedException.class));
    }

    @Test
    void aSearchInALongTextEndsInTime() {
        String text = "a".repeat(3_000_000);
        String wanted = "a".repeat(1_000_000) + "b";
        assertThatThrownBy(() -> within(SHORT, "System.String", "Contains", text, wanted))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void aLoopOverASequenceWithoutAnEndEndsInTime() {
        Object range = Net.linq("Range", 0, Integer.MAX_VALUE);
        assertThatThrownBy(() -> within(SHORT, "System.Linq.Enumerable", "Count", null, range, (NetFunction) a -> true))
                .isInstanceOf(ExhaustedException.class);
    }

    @Test
    void aPatternThatIsTooDeepIsRefused() {
        String deep = "(".repeat(100_000) + "a" + ")".repeat(100_000);
        assertThatThrownBy(() -> Net.call("System.Text.RegularExpressions.Regex", "IsMatch", "a", deep))
                .isInstanceOf(RuntimeException.class);
    }
}
