package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** PaddingMode, with its names. */
public enum PaddingMode implements Enums.Numbered {
    None(1),
    PKCS7(2),
    Zeros(3),
    ANSIX923(4),
    ISO10126(5);

    private final int number;

    PaddingMode(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<PaddingMode> {
        public Source() {
            super("System.Security.Cryptography.PaddingMode", PaddingMode.class, false);
        }
    }
}
