package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** StringComparison, with its names. */
public enum StringComparison {
    CurrentCulture,
    CurrentCultureIgnoreCase,
    InvariantCulture,
    InvariantCultureIgnoreCase,
    Ordinal,
    OrdinalIgnoreCase;

    boolean ignoresCase() {
        return this == CurrentCultureIgnoreCase || this == InvariantCultureIgnoreCase || this == OrdinalIgnoreCase;
    }

    boolean isOrdinal() {
        return this == Ordinal || this == OrdinalIgnoreCase;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<StringComparison> {
        public Source() {
            super("System.StringComparison", StringComparison.class, false);
        }
    }
}
