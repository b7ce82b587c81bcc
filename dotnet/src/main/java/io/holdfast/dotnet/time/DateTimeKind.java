package io.holdfast.dotnet.time;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** DateTimeKind, with its names. */
public enum DateTimeKind {
    Unspecified,
    Utc,
    Local;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<DateTimeKind> {
        public Source() {
            super("System.DateTimeKind", DateTimeKind.class, false);
        }
    }
}
