package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.EnumSource;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetTypeSource;

/** X509NameType, with its names. */
public enum X509NameType implements Enums.Numbered {
    SimpleName(0),
    EmailName(1),
    UpnName(2),
    DnsName(3),
    DnsFromAlternativeName(4),
    UrlName(5);

    private final int number;

    X509NameType(int number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source extends EnumSource<X509NameType> {
        public Source() {
            super("System.Security.Cryptography.X509Certificates.X509NameType", X509NameType.class, false);
        }
    }
}
