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

/** DateTimeOffset. Left out: what takes styles or a culture, which no expression can name. */
@AutoService(NetTypeSource.class)
public final class DateTimeOffsetType implements NetTypeSource {

    private static final NetDateTimeOffset EPOCH =
            NetDateTimeOffset.of(new NetDateTime(NetDateTime.EPOCH, DateTimeKind.Utc));
    private static final long FILE_TIME = 504_911_232_000_000_000L;

    @Override
    public String[] names() {
        return new String[] {"System.DateTimeOffset"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, NetDateTimeOffset.class, NetDateTimeOffset.MIN)
                .is("IComparable", "IFormattable", "IComparable<DateTimeOffset>", "IEquatable<DateTimeOffset>")
                .constant("DateTimeOffset MinValue", NetDateTimeOffset.MIN)
                .constant("DateTimeOffset MaxValue", NetDateTimeOffset.MAX)
                .constant("DateTimeOffset UnixEpoch", EPOCH)
                .staticProperty("DateTimeOffset UtcNow", (work, self, a) -> NetDateTimeOffset.utcNow())
                .staticProperty("DateTimeOffset Now", (work, self, a) -> NetDateTimeOffset.utcNow())
                .with(Primitives.parsed("DateTimeOffset", NetDateTimeOffset.MIN, DateParser::dateTimeOffset))
                .method("string ToString()", (work, self, a) -> DateFormat.format(work, of(self), null))
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> DateFormat.format(work, of(self), Args.text(a[0])))
                .with(DateTimeOffsetType::constructors)
                .with(b -> ClockMembers.describe(b, self -> of(self).clock()))
                .with(DateTimeOffsetType::parts)
                .with(DateTimeOffsetType::added)
                .with(DateTimeOffsetType::unix)
                .with(DateTimeOffsetType::operators)
                .with(Primitives.comparable("DateTimeOffset"))
                .build();
    }

    private static NetDateTimeOffset of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetTimeSpan span(@Nullable Object value) {
        return Args.self(value);
    }

    private static void constructors(NetTypeBuilder builder) {
        String date = "(int year, int month, int day, int hour, int minute, int second";
        builder.constructor("()", (work, self, a) -> NetDateTimeOffset.MIN)
                .constructor(
                        "(DateTime dateTime)", (work, self, a) -> NetDateTimeOffset.of(Args.<NetDateTime>self(a[0])))
                .constructor("(DateTime dateTime, TimeSpan offset)", (work, self, a) -> {
                    NetDateTime time = Args.self(a[0]);
                    if (time.kind() != DateTimeKind.Unspecified && span(a[1]).ticks() != 0) {
                        throw NetException.argument(
                                time.kind() == DateTimeKind.Utc
                                        ? "The UTC Offset for Utc DateTime instances must be 0. (Parameter 'offset')"
                                        : "The UTC Offset of the local dateTime parameter does not match the offset"
                                                + " argument. (Parameter 'offset')");
                    }
                    return NetDateTimeOffset.of(time, span(a[1]));
                })
                .constructor(
                        "(long ticks, TimeSpan offset)",
                        (work, self, a) -> NetDateTimeOffset.of(NetDateTime.MIN.plus(Args.big(a[0])), span(a[1])))
                .constructor(
                        date + ", TimeSpan offset)",
                        (work, self, a) ->
                                NetDateTimeOffset.of(DateTimeType.made(a, 6, DateTimeKind.Unspecified), span(a[6])))
                .constructor(
                        date + ", int millisecond, TimeSpan offset)",
                        (work, self, a) ->
                                NetDateTimeOffset.of(DateTimeType.made(a, 7, DateTimeKind.Unspecified), span(a[7])));
    }

    private static void parts(NetTypeBuilder builder) {
        builder.property(
                        "DateTime Date",
                        (work, self, a) ->
                                of(self).clock().plus(-of(self).clock().timeOfDay()))
                .property("DateTime DateTime", (work, self, a) -> of(self).clock())
                .property("DateTime UtcDateTime", (work, self, a) -> of(self).utc())
                .property(
                        "DateTime LocalDateTime",
                        (work, self, a) -> of(self).utc().as(DateTimeKind.Local))
                .property("TimeSpan Offset", (work, self, a) -> of(self).offset())
                .property("long UtcTicks", (work, self, a) -> of(self).utcTicks())
                .method(
                        "DateTimeOffset ToOffset(TimeSpan offset)",
                        (work, self, a) -> NetDateTimeOffset.ofUtc(of(self).utcTicks(), span(a[0])))
                .method(
                        "DateTimeOffset ToUniversalTime()",
                        (work, self, a) -> NetDateTimeOffset.ofUtc(of(self).utcTicks(), NetTimeSpan.ZERO))
                .method(
                        "DateTimeOffset ToLocalTime()",
                        (work, self, a) -> NetDateTimeOffset.ofUtc(of(self).utcTicks(), NetTimeSpan.ZERO))
                .method(
                        "bool EqualsExact(DateTimeOffset other)",
                        (work, self, a) ->
                                Values.equals(self, a[0]) && of(self).offset().equals(of(a[0]).offset()))
                .staticMethod(
                        "bool Equals(DateTimeOffset first, DateTimeOffset second)",
                        (work, self, a) -> Values.equals(a[0], a[1]))
                .staticMethod(
                        "int Compare(DateTimeOffset first, DateTimeOffset second)",
                        (work, self, a) -> Values.compare(a[0], a[1]));
    }

    private static void add(NetTypeBuilder builder, String name, long unit) {
        builder.method(
                "DateTimeOffset Add" + name + "(double value)",
                (work, self, a) -> of(self).with(of(self).clock().plus(Args.real(a[0]), unit)));
    }

    private static void added(NetTypeBuilder builder) {
        add(builder, "Days", NetTimeSpan.DAY);
        add(builder, "Hours", NetTimeSpan.HOUR);
        add(builder, "Minutes", NetTimeSpan.MINUTE);
        add(builder, "Seconds", NetTimeSpan.SECOND);
        add(builder, "Milliseconds", NetTimeSpan.MILLISECOND);
        builder.method("DateTimeOffset AddTicks(long ticks)", (work, self, a) -> plus(self, Args.big(a[0])))
                .method(
                        "DateTimeOffset AddMonths(int months)",
                        (work, self, a) -> of(self).with(of(self).clock().plusMonths(Args.whole(a[0]))))
                .method("DateTimeOffset AddYears(int years)", (work, self, a) -> {
                    int years = Args.whole(a[0]);
                    if (years < -10_000 || years > 10_000) {
                        throw NetException.argumentOutOfRange("Years value must be between +/-10000.", "years");
                    }
                    return of(self).with(of(self).clock().plusMonths(12 * years));
                })
                .method(
                        "DateTimeOffset Add(TimeSpan timeSpan)",
                        (work, self, a) -> plus(self, span(a[0]).ticks()))
                .method(
                        "TimeSpan Subtract(DateTimeOffset value)",
                        (work, self, a) -> new NetTimeSpan(of(self).utcTicks() - of(a[0]).utcTicks()))
                .method(
                        "DateTimeOffset Subtract(TimeSpan value)",
                        (work, self, a) -> plus(self, span(a[0]).negated().ticks()));
    }

    private static NetDateTimeOffset plus(@Nullable Object self, long ticks) {
        return of(self).with(of(self).clock().plus(ticks));
    }

    private static void unix(NetTypeBuilder builder) {
        builder.staticMethod(
                        "DateTimeOffset FromUnixTimeSeconds(long seconds)",
                        (work, self, a) ->
                                fromUnix(Args.big(a[0]), NetTimeSpan.SECOND, "seconds", "-62135596800", "253402300799"))
                .staticMethod(
                        "DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)",
                        (work, self, a) -> fromUnix(
                                Args.big(a[0]),
                                NetTimeSpan.MILLISECOND,
                                "milliseconds",
                                "-62135596800000",
                                "253402300799999"))
                .staticMethod(
                        "DateTimeOffset FromFileTime(long fileTime)",
                        (work, self, a) -> NetDateTimeOffset.ofUtc(FILE_TIME + Args.big(a[0]), NetTimeSpan.ZERO))
                .method("long ToFileTime()", (work, self, a) -> of(self).utcTicks() - FILE_TIME)
                .method("long ToUnixTimeSeconds()", (work, self, a) -> since(self, NetTimeSpan.SECOND))
                .method("long ToUnixTimeMilliseconds()", (work, self, a) -> since(self, NetTimeSpan.MILLISECOND));
    }

    private static long since(@Nullable Object self, long unit) {
        return Math.floorDiv(of(self).utcTicks() - NetDateTime.EPOCH, unit);
    }

    private static NetDateTimeOffset fromUnix(long value, long unit, String name, String least, String most) {
        if (value < Long.parseLong(least) || value > Long.parseLong(most)) {
            throw NetException.argumentOutOfRange(
                    "Valid values are between " + least + " and " + most + ", inclusive.", name);
        }
        return NetDateTimeOffset.ofUtc(NetDateTime.EPOCH + value * unit, NetTimeSpan.ZERO);
    }

    private static void operators(NetTypeBuilder builder) {
        builder.staticMethod(
                        "DateTimeOffset op_Implicit(DateTime dateTime)",
                        (work, self, a) -> NetDateTimeOffset.of(Args.<NetDateTime>self(a[0])))
                .staticMethod(
                        "DateTimeOffset op_Addition(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)",
                        (work, self, a) -> plus(a[0], span(a[1]).ticks()))
                .staticMethod(
                        "DateTimeOffset op_Subtraction(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)",
                        (work, self, a) -> plus(a[0], span(a[1]).negated().ticks()))
                .staticMethod(
                        "TimeSpan op_Subtraction(DateTimeOffset left, DateTimeOffset right)",
                        (work, self, a) -> new NetTimeSpan(of(a[0]).utcTicks() - of(a[1]).utcTicks()))
                .with(b -> ClockMembers.compared(b, "DateTimeOffset"));
    }
}
