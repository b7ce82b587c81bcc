package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** AddressFamily: the names that addresses have. */
public enum AddressFamily implements Enums.Numbered {
    InterNetwork(2),
    InterNetworkV6(23);

    private final int number;

    AddressFamily(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<AddressFamily> {
        public Source() {
            super("System.Net.Sockets.AddressFamily", AddressFamily.class, false);
        }
    }
}
