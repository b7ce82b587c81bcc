package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** X509ContentType, with its names. */
public enum X509ContentType implements Enums.Numbered {
    Unknown(0),
    Cert(1),
    SerializedCert(2),
    Pfx(3),
    SerializedStore(4),
    Pkcs7(5),
    Authenticode(6);

    private final int number;

    X509ContentType(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<X509ContentType> {
        public Source() {
            super("System.Security.Cryptography.X509Certificates.X509ContentType", X509ContentType.class, false);
        }
    }
}
