package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** StringSplitOptions, with its names. */
public enum StringSplitOptions {
    None,
    RemoveEmptyEntries,
    TrimEntries;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<StringSplitOptions> {
        public Source() {
            super("System.StringSplitOptions", StringSplitOptions.class, true);
        }
    }
}
