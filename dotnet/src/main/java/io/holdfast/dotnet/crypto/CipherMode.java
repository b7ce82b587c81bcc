package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** CipherMode, with its names. */
public enum CipherMode implements Enums.Numbered {
    CBC(1),
    ECB(2),
    OFB(3),
    CFB(4),
    CTS(5);

    private final int number;

    CipherMode(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<CipherMode> {
        public Source() {
            super("System.Security.Cryptography.CipherMode", CipherMode.class, false);
        }
    }
}
