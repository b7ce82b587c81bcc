package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** UriKind, with its names. */
public enum UriKind {
    RelativeOrAbsolute,
    Absolute,
    Relative;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<UriKind> {
        public Source() {
            super("System.UriKind", UriKind.class, false);
        }
    }
}
