package io.holdfast.dotnet.convert;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** Base64FormattingOptions, with its names. */
public enum Base64FormattingOptions {
    None,
    InsertLineBreaks;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<Base64FormattingOptions> {
        public Source() {
            super("System.Base64FormattingOptions", Base64FormattingOptions.class, true);
        }
    }
}
