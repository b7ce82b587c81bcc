package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.numbers.Primitives;
import org.jspecify.annotations.Nullable;

/** TimeSpan. Left out: what takes styles or a culture, which no expression can name. */
@AutoService(NetTypeSource.class)
public final class TimeSpanType implements NetTypeSource {

    private static final NetTimeSpan MAX = new NetTimeSpan(Long.MAX_VALUE);
    private static final NetTimeSpan MIN = new NetTimeSpan(Long.MIN_VALUE);

    @Override
    public String[] names() {
        return new String[] {"System.TimeSpan"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStruct(name, NetTimeSpan.class, NetTimeSpan.ZERO)
                .is("IComparable", "IFormattable", "IComparable<TimeSpan>", "IEquatable<TimeSpan>")
                .constant("TimeSpan Zero", NetTimeSpan.ZERO)
                .constant("TimeSpan MaxValue", MAX)
                .constant("TimeSpan MinValue", MIN)
                .with(Primitives.parsed("TimeSpan", NetTimeSpan.ZERO, TimeSpanParser::parse))
                .method("string ToString()", (work, self, a) -> of(self).toString())
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> TimeSpanFormat.format(of(self), Args.text(a[0])))
                .with(TimeSpanType::constructors)
                .with(TimeSpanType::arithmetic)
                .with(TimeSpanType::operators)
                .with(Primitives.comparable("TimeSpan"));
        unit(builder, "Days", "Day", NetTimeSpan.DAY, Integer.MAX_VALUE);
        unit(builder, "Hours", "Hour", NetTimeSpan.HOUR, 24);
        unit(builder, "Minutes", "Minute", NetTimeSpan.MINUTE, 60);
        unit(builder, "Seconds", "Second", NetTimeSpan.SECOND, 60);
        unit(builder, "Milliseconds", "Millisecond", NetTimeSpan.MILLISECOND, 1000);
        return builder.property("long Ticks", (work, self, a) -> of(self).ticks())
                .staticMethod("TimeSpan FromTicks(long value)", (work, self, a) -> new NetTimeSpan(Args.big(a[0])))
                .build();
    }

    private static NetTimeSpan of(@Nullable Object self) {
        return Args.self(self);
    }

    private static void unit(NetTypeBuilder builder, String name, String one, long ticks, int most) {
        builder.constant("long TicksPer" + one, ticks)
                .property("int " + name, (work, self, a) -> of(self).part(ticks, most))
                .property("double Total" + name, (work, self, a) -> (double) of(self).ticks() / ticks)
                .staticMethod(
                        "TimeSpan From" + name + "(double value)",
                        (work, self, a) -> NetTimeSpan.of(Args.real(a[0]), ticks));
    }

    private static void constructors(NetTypeBuilder builder) {
        builder.constructor("()", (work, self, a) -> NetTimeSpan.ZERO)
                .constructor("(long ticks)", (work, self, a) -> new NetTimeSpan(Args.big(a[0])))
                .constructor("(int hours, int minutes, int seconds)", (work, self, a) -> made(0, a, 0))
                .constructor(
                        "(int days, int hours, int minutes, int seconds)",
                        (work, self, a) -> made(Args.whole(a[0]), a, 1))
                .constructor(
                        "(int days, int hours, int minutes, int seconds, int milliseconds)",
                        (work, self, a) -> made(Args.whole(a[0]), a, 1)
                                .plus(new NetTimeSpan(Args.whole(a[4]) * NetTimeSpan.MILLISECOND)));
    }

    private static NetTimeSpan made(int days, @Nullable Object[] a, int at) {
        long seconds = days * 86_400L + Args.whole(a[at]) * 3600L + Args.whole(a[at + 1]) * 60L + Args.whole(a[at + 2]);
        if (Math.abs(seconds) > Long.MAX_VALUE / NetTimeSpan.SECOND) {
            throw NetException.argumentOutOfRangeAlone("TimeSpan overflowed because the duration is too long.");
        }
        return new NetTimeSpan(seconds * NetTimeSpan.SECOND);
    }

    private static void arithmetic(NetTypeBuilder builder) {
        builder.method("TimeSpan Add(TimeSpan ts)", (work, self, a) -> of(self).plus(of(a[0])))
                .method("TimeSpan Subtract(TimeSpan ts)", (work, self, a) -> of(self).minus(of(a[0])))
                .method("TimeSpan Negate()", (work, self, a) -> of(self).negated())
                .method("TimeSpan Duration()", (work, self, a) -> {
                    if (of(self).ticks() == Long.MIN_VALUE) {
                        throw NetException.overflow(
                                "The duration cannot be returned for TimeSpan.MinValue because the absolute value of"
                                        + " TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.");
                    }
                    return of(self).ticks() < 0 ? of(self).negated() : self;
                })
                .method("TimeSpan Multiply(double factor)", (work, self, a) -> times(of(self), Args.real(a[0])))
                .method("TimeSpan Divide(double divisor)", (work, self, a) -> divided(of(self), Args.real(a[0])))
                .method("double Divide(TimeSpan ts)", (work, self, a) -> (double) of(self).ticks() / of(a[0]).ticks())
                .staticMethod("int Compare(TimeSpan t1, TimeSpan t2)", (work, self, a) -> Values.compare(a[0], a[1]))
                .staticMethod("bool Equals(TimeSpan t1, TimeSpan t2)", (work, self, a) -> Values.equals(a[0], a[1]));
    }

    private static NetTimeSpan times(NetTimeSpan span, double factor) {
        return NetTimeSpan.of(Math.rint(span.ticks() * factor), 1);
    }

    private static NetTimeSpan divided(NetTimeSpan span, double divisor) {
        return NetTimeSpan.of(Math.rint(span.ticks() / divisor), 1);
    }

    private static void operators(NetTypeBuilder builder) {
        builder.staticMethod(
                        "TimeSpan op_Addition(TimeSpan t1, TimeSpan t2)", (work, self, a) -> of(a[0]).plus(of(a[1])))
                .staticMethod(
                        "TimeSpan op_Subtraction(TimeSpan t1, TimeSpan t2)",
                        (work, self, a) -> of(a[0]).minus(of(a[1])))
                .staticMethod("TimeSpan op_UnaryNegation(TimeSpan t)", (work, self, a) -> of(a[0]).negated())
                .staticMethod("TimeSpan op_UnaryPlus(TimeSpan t)", (work, self, a) -> a[0])
                .staticMethod(
                        "TimeSpan op_Multiply(TimeSpan timeSpan, double factor)",
                        (work, self, a) -> times(of(a[0]), Args.real(a[1])))
                .staticMethod(
                        "TimeSpan op_Multiply(double factor, TimeSpan timeSpan)",
                        (work, self, a) -> times(of(a[1]), Args.real(a[0])))
                .staticMethod(
                        "TimeSpan op_Division(TimeSpan timeSpan, double divisor)",
                        (work, self, a) -> divided(of(a[0]), Args.real(a[1])))
                .staticMethod(
                        "double op_Division(TimeSpan t1, TimeSpan t2)",
                        (work, self, a) -> (double) of(a[0]).ticks() / of(a[1]).ticks())
                .with(b -> ClockMembers.compared(b, "TimeSpan"));
    }
}
