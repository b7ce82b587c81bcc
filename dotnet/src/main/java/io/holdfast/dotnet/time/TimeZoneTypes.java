package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * TimeZoneInfo and TimeZone. Left out: zones with rules of one's own, and their texts. The local zone is UTC.
 */
@AutoService(NetTypeSource.class)
public final class TimeZoneTypes implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.TimeZoneInfo", "System.TimeZone"};
    }

    @Override
    public NetType describe(String name) {
        return name.endsWith("Info") ? info(name) : zone(name);
    }

    private static NetTimeZone of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetDateTime time(@Nullable Object value) {
        return Args.self(value);
    }

    private static NetDateTimeOffset moment(@Nullable Object value) {
        return Args.self(value);
    }

    private static NetTimeZone given(@Nullable Object zone, String name) {
        return Args.given(zone, name);
    }

    private static NetType info(String name) {
        return NetTypeBuilder.ofClass(name, NetTimeZone.class)
                .staticProperty("TimeZoneInfo Utc", (work, self, a) -> NetTimeZone.UTC)
                .staticProperty("TimeZoneInfo Local", (work, self, a) -> NetTimeZone.UTC)
                .staticMethod(
                        "TimeZoneInfo FindSystemTimeZoneById(string id)",
                        (work, self, a) -> NetTimeZone.named(Args.text(a[0])))
                .staticMethod("IReadOnlyList<TimeZoneInfo> GetSystemTimeZones()", (work, self, a) -> {
                    work.charge(20_000);
                    return new NetArray(TypeRefs.of(name), NetTimeZone.all().toArray());
                })
                .mayRunLong()
                .staticMethod(
                        "TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string"
                                + " standardDisplayName)",
                        (work, self, a) -> custom(work, a))
                .with(TimeZoneTypes::names)
                .with(TimeZoneTypes::asked)
                .with(TimeZoneTypes::converted)
                .with(TimeZoneTypes::byId)
                .build();
    }

    private static NetTimeZone custom(Work work, @Nullable Object[] a) {
        String id = Args.given(a[0], "id");
        NetTimeSpan offset = Args.self(a[1]);
        if (offset.ticks() % NetTimeSpan.MINUTE != 0 || Math.abs(offset.ticks()) > 14 * NetTimeSpan.HOUR) {
            throw NetException.argumentOutOfRange(
                    "The TimeSpan parameter must be within plus or minus 14.0 hours.", "baseUtcOffset");
        }
        work.charge(2L * id.length());
        return new NetTimeZone(
                id,
                Args.given(a[2], "displayName"),
                Args.given(a[3], "standardDisplayName"),
                ZoneOffset.ofTotalSeconds((int) (offset.ticks() / NetTimeSpan.SECOND)));
    }

    private static void names(NetTypeBuilder builder) {
        builder.property("string Id", (work, self, a) -> of(self).id())
                .property("string DisplayName", (work, self, a) -> of(self).display())
                .property("string StandardName", (work, self, a) -> of(self).standard())
                .property(
                        "string DaylightName",
                        (work, self, a) -> of(self).standard().replace(" Standard ", " Daylight "))
                .property("TimeSpan BaseUtcOffset", (work, self, a) -> of(self).base())
                .property("bool SupportsDaylightSavingTime", (work, self, a) -> of(self).changes())
                .method("string ToString()", (work, self, a) -> of(self).display())
                .method("bool Equals(TimeZoneInfo other)", (work, self, a) -> of(self).equals(a[0]))
                .method(
                        "bool HasSameRules(TimeZoneInfo other)",
                        (work, self, a) -> of(self).zone()
                                .getRules()
                                .equals(given(a[0], "other").zone().getRules()))
                .method("AdjustmentRule[] GetAdjustmentRules()", (work, self, a) -> AdjustmentRules.of(of(self)));
    }

    private static void asked(NetTypeBuilder builder) {
        builder.method("TimeSpan GetUtcOffset(DateTime dateTime)", (work, self, a) -> of(self).offset(time(a[0])))
                .method(
                        "TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)",
                        (work, self, a) -> of(self).offsetAtUtc(moment(a[0]).utc()))
                .method(
                        "bool IsDaylightSavingTime(DateTime dateTime)",
                        (work, self, a) -> of(self).isSummer(time(a[0])))
                .method(
                        "bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)",
                        (work, self, a) -> of(self).isSummer(moment(a[0]).utc()))
                .method("bool IsAmbiguousTime(DateTime dateTime)", (work, self, a) -> of(self).isAmbiguous(time(a[0])))
                .method("bool IsInvalidTime(DateTime dateTime)", (work, self, a) -> of(self).isInvalid(time(a[0])));
    }

    private static NetDateTime utc(NetDateTime time) {
        return time.as(DateTimeKind.Utc);
    }

    private static NetException wrongKind() {
        return NetException.argument(
                "The conversion could not be completed because the supplied DateTime did not have the Kind"
                        + " property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must"
                        + " be TimeZoneInfo.Local. (Parameter 'sourceTimeZone')");
    }

    private static NetDateTime convert(NetDateTime time, NetTimeZone from, NetTimeZone to) {
        if (time.kind() != DateTimeKind.Unspecified && !from.equals(NetTimeZone.UTC)) {
            throw wrongKind();
        }
        return to.fromUtc(from.toUtc(time));
    }

    private static NetDateTimeOffset convert(NetDateTimeOffset time, NetTimeZone to) {
        return NetDateTimeOffset.ofUtc(time.utcTicks(), to.offsetAtUtc(time.utc()));
    }

    private static void converted(NetTypeBuilder builder) {
        builder.staticMethod(
                        "DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)",
                        (work, self, a) -> given(a[1], "destinationTimeZone").fromUtc(utc(time(a[0]))))
                .staticMethod(
                        "DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)",
                        (work, self, a) -> convert(moment(a[0]), given(a[1], "destinationTimeZone")))
                .staticMethod(
                        "DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo"
                                + " destinationTimeZone)",
                        (work, self, a) ->
                                convert(time(a[0]), given(a[1], "sourceTimeZone"), given(a[2], "destinationTimeZone")))
                .staticMethod(
                        "DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)",
                        (work, self, a) -> {
                            if (time(a[0]).kind() == DateTimeKind.Local) {
                                throw wrongKind();
                            }
                            return given(a[1], "destinationTimeZone").fromUtc(utc(time(a[0])));
                        })
                .staticMethod("DateTime ConvertTimeToUtc(DateTime dateTime)", (work, self, a) -> utc(time(a[0])))
                .staticMethod(
                        "DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)",
                        (work, self, a) -> convert(time(a[0]), given(a[1], "sourceTimeZone"), NetTimeZone.UTC));
    }

    private static void byId(NetTypeBuilder builder) {
        builder.staticMethod(
                        "DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)",
                        (work, self, a) -> NetTimeZone.named(Args.text(a[1])).fromUtc(utc(time(a[0]))))
                .staticMethod(
                        "DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string"
                                + " destinationTimeZoneId)",
                        (work, self, a) -> convert(moment(a[0]), NetTimeZone.named(Args.text(a[1]))))
                .staticMethod(
                        "DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string sourceTimeZoneId, string"
                                + " destinationTimeZoneId)",
                        (work, self, a) -> convert(
                                time(a[0]), NetTimeZone.named(Args.text(a[1])), NetTimeZone.named(Args.text(a[2]))));
    }

    /** The old class, which knows the local zone alone. */
    private record Local() {}

    private static NetType zone(String name) {
        return NetTypeBuilder.ofClass(name, Local.class)
                .staticProperty("TimeZone CurrentTimeZone", (work, self, a) -> new Local())
                .property("string StandardName", (work, self, a) -> NetTimeZone.UTC.standard())
                .property("string DaylightName", (work, self, a) -> NetTimeZone.UTC.standard())
                .method("TimeSpan GetUtcOffset(DateTime time)", (work, self, a) -> NetTimeSpan.ZERO)
                .method("bool IsDaylightSavingTime(DateTime time)", (work, self, a) -> false)
                .method(
                        "DateTime ToLocalTime(DateTime time)",
                        (work, self, a) -> time(a[0]).as(DateTimeKind.Local))
                .method("DateTime ToUniversalTime(DateTime time)", (work, self, a) -> utc(time(a[0])))
                .build();
    }
}
