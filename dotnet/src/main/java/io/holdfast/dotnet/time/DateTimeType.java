package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.numbers.Primitives;
import org.jspecify.annotations.Nullable;

/** DateTime: the members that policies may use, its operators, and what all values have. */
@AutoService(NetTypeSource.class)
public final class DateTimeType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.DateTime"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, NetDateTime.class, NetDateTime.MIN)
                .is("IComparable", "IFormattable", "IComparable<DateTime>", "IEquatable<DateTime>")
                .constant("DateTime MinValue", NetDateTime.MIN)
                .constant("DateTime MaxValue", NetDateTime.MAX)
                .staticProperty("DateTime UtcNow", (work, self, a) -> NetDateTime.utcNow())
                .staticProperty(
                        "DateTime Now", (work, self, a) -> NetDateTime.utcNow().as(DateTimeKind.Local))
                .staticProperty(
                        "DateTime Today",
                        (work, self, a) -> midnight(NetDateTime.utcNow().as(DateTimeKind.Local)))
                .staticMethod(
                        "int DaysInMonth(int year, int month)",
                        (work, self, a) -> NetDateTime.daysInMonth(Args.whole(a[0]), Args.whole(a[1])))
                .staticMethod("bool IsLeapYear(int year)", (work, self, a) -> {
                    NetDateTime.checkYear(Args.whole(a[0]));
                    return java.time.Year.isLeap(Args.whole(a[0]));
                })
                .staticMethod("DateTime Parse(string s)", (work, self, a) -> DateParser.dateTime(Args.text(a[0])))
                .method("bool IsDaylightSavingTime()", (work, self, a) -> false)
                .method("string ToString()", (work, self, a) -> DateFormat.format(work, of(self), null))
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> DateFormat.format(work, of(self), Args.text(a[0])))
                .property("DateTime Date", (work, self, a) -> midnight(of(self)))
                .property("DateTimeKind Kind", (work, self, a) -> of(self).kind())
                .with(DateTimeType::constructors)
                .with(b -> ClockMembers.describe(b, self -> of(self)))
                .with(DateTimeType::added)
                .with(DateTimeType::operators)
                .with(Primitives.comparable("DateTime"))
                .build();
    }

    private static NetDateTime of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetDateTime midnight(NetDateTime time) {
        return new NetDateTime(time.ticks() - time.timeOfDay(), time.kind());
    }

    private static void constructors(NetTypeBuilder builder) {
        builder.constructor("()", (work, self, a) -> NetDateTime.MIN)
                .constructor("(long ticks)", (work, self, a) -> ofTicks(Args.big(a[0]), DateTimeKind.Unspecified))
                .constructor(
                        "(long ticks, DateTimeKind kind)", (work, self, a) -> ofTicks(Args.big(a[0]), Args.self(a[1])));
        String date = "(int year, int month, int day";
        String time = ", int hour, int minute, int second";
        builder.constructor(date + ")", (work, self, a) -> made(a, 3, DateTimeKind.Unspecified))
                .constructor(date + time + ")", (work, self, a) -> made(a, 6, DateTimeKind.Unspecified))
                .constructor(date + time + ", DateTimeKind kind)", (work, self, a) -> made(a, 6, Args.self(a[6])))
                .constructor(
                        date + time + ", int millisecond)", (work, self, a) -> made(a, 7, DateTimeKind.Unspecified))
                .constructor(
                        date + time + ", int millisecond, DateTimeKind kind)",
                        (work, self, a) -> made(a, 7, Args.self(a[7])));
    }

    private static NetDateTime ofTicks(long ticks, DateTimeKind kind) {
        if (ticks < 0 || ticks > NetDateTime.MOST) {
            throw NetException.argumentOutOfRange(
                    "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks");
        }
        return new NetDateTime(ticks, kind);
    }

    /** @param count how many of the arguments are numbers */
    static NetDateTime made(@Nullable Object[] a, int count, DateTimeKind kind) {
        NetDateTime date = NetDateTime.ofDate(Args.whole(a[0]), Args.whole(a[1]), Args.whole(a[2]));
        long ticks = date.ticks();
        if (count > 3) {
            ticks += NetDateTime.timeTicks(Args.whole(a[3]), Args.whole(a[4]), Args.whole(a[5]));
        }
        if (count > 6) {
            int millis = Args.whole(a[6]);
            if (millis < 0 || millis >= 1000) {
                throw NetException.argumentOutOfRange("Valid values are between 0 and 999, inclusive.", "millisecond");
            }
            ticks += millis * NetTimeSpan.MILLISECOND;
        }
        return new NetDateTime(ticks, kind);
    }

    private static void add(NetTypeBuilder builder, String name, long unit) {
        builder.method(
                "DateTime Add" + name + "(double value)", (work, self, a) -> of(self).plus(Args.real(a[0]), unit));
    }

    private static void added(NetTypeBuilder builder) {
        add(builder, "Days", NetTimeSpan.DAY);
        add(builder, "Hours", NetTimeSpan.HOUR);
        add(builder, "Minutes", NetTimeSpan.MINUTE);
        add(builder, "Seconds", NetTimeSpan.SECOND);
        add(builder, "Milliseconds", NetTimeSpan.MILLISECOND);
        builder.method("DateTime AddTicks(long value)", (work, self, a) -> of(self).plus(Args.big(a[0])))
                .method("DateTime AddMonths(int months)", (work, self, a) -> of(self).plusMonths(Args.whole(a[0])))
                .method("DateTime AddYears(int value)", (work, self, a) -> {
                    int years = Args.whole(a[0]);
                    if (years < -10_000 || years > 10_000) {
                        throw NetException.argumentOutOfRange("Years value must be between +/-10000.", "years");
                    }
                    return of(self).plusMonths(12 * years);
                })
                .method(
                        "DateTime Add(TimeSpan value)",
                        (work, self, a) ->
                                of(self).plus(Args.<NetTimeSpan>self(a[0]).ticks()))
                .method(
                        "TimeSpan Subtract(DateTime value)",
                        (work, self, a) -> new NetTimeSpan(of(self).ticks() - of(a[0]).ticks()))
                .method("DateTime Subtract(TimeSpan value)", (work, self, a) -> minus(self, a[0]));
    }

    private static NetDateTime minus(@Nullable Object time, @Nullable Object span) {
        return of(time).plus(Args.<NetTimeSpan>self(span).negated().ticks());
    }

    private static void operators(NetTypeBuilder builder) {
        builder.staticMethod(
                        "DateTime op_Addition(DateTime d, TimeSpan t)",
                        (work, self, a) ->
                                of(a[0]).plus(Args.<NetTimeSpan>self(a[1]).ticks()))
                .staticMethod("DateTime op_Subtraction(DateTime d, TimeSpan t)", (work, self, a) -> minus(a[0], a[1]))
                .staticMethod(
                        "TimeSpan op_Subtraction(DateTime d1, DateTime d2)",
                        (work, self, a) -> new NetTimeSpan(of(a[0]).ticks() - of(a[1]).ticks()))
                .with(b -> ClockMembers.compared(b, "DateTime"));
    }
}
