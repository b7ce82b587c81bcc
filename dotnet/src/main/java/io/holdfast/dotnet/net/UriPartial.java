package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.NetTypeSource;

/** UriPartial, with its names. */
public enum UriPartial {
    Scheme,
    Authority,
    Path,
    Query;

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<UriPartial> {
        public Source() {
            super("System.UriPartial", UriPartial.class, false);
        }
    }
}
