package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Values;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What DateTime and DateTimeOffset have in common. */
final class ClockMembers {

    private ClockMembers() {}

    /** Year, Month, Day … of what a clock shows. */
    static void describe(NetTypeBuilder builder, Function<@Nullable Object, NetDateTime> clock) {
        builder.property("int Year", (work, self, a) -> clock.apply(self).date().getYear())
                .property(
                        "int Month", (work, self, a) -> clock.apply(self).date().getMonthValue())
                .property("int Day", (work, self, a) -> clock.apply(self).date().getDayOfMonth())
                .property(
                        "int DayOfYear",
                        (work, self, a) -> clock.apply(self).date().getDayOfYear())
                .property(
                        "DayOfWeek DayOfWeek",
                        (work, self, a) -> clock.apply(self).dayOfWeek())
                .property("int Hour", (work, self, a) -> part(clock.apply(self), NetTimeSpan.HOUR, 24))
                .property("int Minute", (work, self, a) -> part(clock.apply(self), NetTimeSpan.MINUTE, 60))
                .property("int Second", (work, self, a) -> part(clock.apply(self), NetTimeSpan.SECOND, 60))
                .property("int Millisecond", (work, self, a) -> part(clock.apply(self), NetTimeSpan.MILLISECOND, 1000))
                .property("long Ticks", (work, self, a) -> clock.apply(self).ticks())
                .property(
                        "TimeSpan TimeOfDay",
                        (work, self, a) -> new NetTimeSpan(clock.apply(self).timeOfDay()));
    }

    private static int part(NetDateTime time, long unit, int most) {
        return (int) (time.timeOfDay() / unit % most);
    }

    /** The operators that compare. */
    static void compared(NetTypeBuilder builder, String type) {
        String both = "(" + type + " left, " + type + " right)";
        builder.staticMethod("bool op_Equality" + both, (work, self, a) -> Values.equals(a[0], a[1]))
                .staticMethod("bool op_Inequality" + both, (work, self, a) -> !Values.equals(a[0], a[1]))
                .staticMethod("bool op_LessThan" + both, (work, self, a) -> Values.compare(a[0], a[1]) < 0)
                .staticMethod("bool op_LessThanOrEqual" + both, (work, self, a) -> Values.compare(a[0], a[1]) <= 0)
                .staticMethod("bool op_GreaterThan" + both, (work, self, a) -> Values.compare(a[0], a[1]) > 0)
                .staticMethod("bool op_GreaterThanOrEqual" + both, (work, self, a) -> Values.compare(a[0], a[1]) >= 0);
    }
}
