package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** MidpointRounding, with its names. */
public enum MidpointRounding {
    ToEven,
    AwayFromZero,
    ToZero,
    ToNegativeInfinity,
    ToPositiveInfinity;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<MidpointRounding> {
        public Source() {
            super("System.MidpointRounding", MidpointRounding.class, false);
        }
    }
}
