package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** DayOfWeek, with its names. */
public enum DayOfWeek {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday;

    private static final DayOfWeek[] ALL = values();

    static DayOfWeek of(int number) {
        return ALL[number];
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<DayOfWeek> {
        public Source() {
            super("System.DayOfWeek", DayOfWeek.class, false);
        }
    }
}
