package io.holdfast.dotnet.crypto;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.time.DateFormat;
import io.holdfast.dotnet.time.DateTimeKind;
import io.holdfast.dotnet.time.NetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * X509Certificate, X509Certificate2, PublicKey, X500DistinguishedName, RSACertificateExtensions and VerifyNoRevocation of policies.
 * Left out: files, stores, extensions, and secure strings.
 */
@AutoService(NetTypeSource.class)
public final class CertificateTypes implements NetTypeSource {

    private static final String SPACE = "System.Security.Cryptography.X509Certificates.";

    /** A PublicKey. */
    record KeyOf(NetCertificate certificate) {}

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "X509Certificate",
            SPACE + "X509Certificate2",
            SPACE + "PublicKey",
            SPACE + "X500DistinguishedName",
            SPACE + "RSACertificateExtensions",
            SPACE + "X509Certificate2Extensions"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "X509Certificate" -> base(name);
            case "X509Certificate2" ->
                NetTypeBuilder.ofClass(name, NetCertificate.class)
                        .is("X509Certificate")
                        .with(CertificateTypes::constructors)
                        .with(CertificateMembers::describe)
                        .build();
            case "PublicKey" ->
                NetTypeBuilder.ofClass(name, KeyOf.class)
                        .property(
                                "Oid Oid",
                                (work, self, a) ->
                                        algorithm(Args.<KeyOf>self(self).certificate()))
                        .property(
                                "AsymmetricAlgorithm Key",
                                (work, self, a) ->
                                        Args.<KeyOf>self(self).certificate().rsa(false))
                        .build();
            case "X500DistinguishedName" ->
                NetTypeBuilder.ofClass(name, X500Principal.class)
                        .property("string Name", (work, self, a) -> DistinguishedNames.of(Args.self(self)))
                        .build();
            case "RSACertificateExtensions" ->
                NetTypeBuilder.ofStatic(name)
                        .staticMethod(
                                "RSA GetRSAPublicKey(this X509Certificate2 certificate)",
                                (work, self, a) -> Args.<NetCertificate>given(a[0], "certificate")
                                        .rsa(false))
                        .staticMethod(
                                "RSA GetRSAPrivateKey(this X509Certificate2 certificate)",
                                (work, self, a) -> Args.<NetCertificate>given(a[0], "certificate")
                                        .rsa(true))
                        .build();
            default ->
                NetTypeBuilder.ofStatic(name)
                        .staticMethod(
                                "bool VerifyNoRevocation(this X509Certificate2 certificate)",
                                (work, self, a) -> Chains.isTrusted(Args.given(a[0], "certificate")))
                        .mayRunLong()
                        .build();
        };
    }

    static NetCertificate certificate(@Nullable Object self) {
        return Args.self(self);
    }

    static NameTypes.ObjectId algorithm(NetCertificate certificate) {
        return NameTypes.ObjectId.of(
                certificate.java().getPublicKey().getAlgorithm().equals("EC")
                        ? "ECC"
                        : certificate.java().getPublicKey().getAlgorithm());
    }

    static NetDateTime local(Date date) {
        return NetDateTime.of(date.toInstant()).as(DateTimeKind.Local);
    }

    private static void constructors(NetTypeBuilder builder) {
        builder.constructor("(byte[] rawData)", (work, self, a) -> {
                    byte[] data = Args.given(a[0], "rawData");
                    work.charge(4L * data.length);
                    return NetCertificate.read(data, null);
                })
                .mayRunLong()
                .constructor("(byte[] rawData, string password)", (work, self, a) -> {
                    byte[] data = Args.given(a[0], "rawData");
                    work.charge(4L * data.length);
                    return NetCertificate.read(data, Args.text(a[1]));
                })
                .mayRunLong();
    }

    private static NetType base(String name) {
        return NetTypeBuilder.ofClass(name, Object.class)
                .is("IDisposable")
                .property(
                        "string Subject",
                        (work, self, a) ->
                                DistinguishedNames.of(certificate(self).java().getSubjectX500Principal()))
                .property(
                        "string Issuer",
                        (work, self, a) ->
                                DistinguishedNames.of(certificate(self).java().getIssuerX500Principal()))
                .method(
                        "byte[] GetCertHash()",
                        (work, self, a) -> certificate(self).hash())
                .method(
                        "string GetCertHashString()",
                        (work, self, a) -> certificate(self).thumbprint())
                .method(
                        "string GetSerialNumberString()",
                        (work, self, a) -> certificate(self).serialNumber())
                .method(
                        "byte[] GetSerialNumber()",
                        (work, self, a) -> reversed(
                                certificate(self).java().getSerialNumber().toByteArray()))
                .method(
                        "byte[] GetRawCertData()",
                        (work, self, a) -> certificate(self).raw())
                .method("string GetRawCertDataString()", (work, self, a) -> {
                    work.charge(4L * certificate(self).raw().length);
                    return NetCertificate.hex(certificate(self).raw());
                })
                .method(
                        "string GetEffectiveDateString()",
                        (work, self, a) -> DateFormat.format(
                                work, local(certificate(self).java().getNotBefore()), null))
                .method(
                        "string GetExpirationDateString()",
                        (work, self, a) -> DateFormat.format(
                                work, local(certificate(self).java().getNotAfter()), null))
                .method(
                        "string GetKeyAlgorithm()",
                        (work, self, a) -> algorithm(certificate(self)).value())
                .method(
                        "string GetName()",
                        (work, self, a) ->
                                DistinguishedNames.of(certificate(self).java().getSubjectX500Principal()))
                .method(
                        "string GetIssuerName()",
                        (work, self, a) ->
                                DistinguishedNames.of(certificate(self).java().getIssuerX500Principal()))
                .method("byte[] GetPublicKey()", (work, self, a) -> Keys.bare(certificate(self)))
                .method(
                        "string GetPublicKeyString()",
                        (work, self, a) -> NetCertificate.hex(Keys.bare(certificate(self))))
                .method("string GetFormat()", (work, self, a) -> "X509")
                .method("bool Equals(object obj)", (work, self, a) -> Objects.equals(self, a[0]))
                .method("bool Equals(X509Certificate other)", (work, self, a) -> Objects.equals(self, a[0]))
                .method(
                        "int GetHashCode()",
                        (work, self, a) -> Arrays.hashCode(certificate(self).hash()))
                .method(
                        "byte[] Export(X509ContentType contentType)",
                        (work, self, a) -> Keys.exported(certificate(self), Args.self(a[0])))
                .method("void Reset()", (work, self, a) -> null)
                .build();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
