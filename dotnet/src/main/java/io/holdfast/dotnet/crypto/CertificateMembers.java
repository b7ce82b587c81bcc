package io.holdfast.dotnet.crypto;

import static io.holdfast.dotnet.crypto.CertificateTypes.certificate;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.time.DateFormat;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Members of X509Certificate2. */
final class CertificateMembers {

    private static final int RFC822 = 1;
    private static final int DNS = 2;
    private static final int URL = 6;

    private CertificateMembers() {}

    static void describe(NetTypeBuilder builder) {
        builder.property(
                        "string Thumbprint",
                        (work, self, a) -> certificate(self).thumbprint())
                .property(
                        "string SerialNumber",
                        (work, self, a) -> certificate(self).serialNumber())
                .property(
                        "int Version",
                        (work, self, a) -> certificate(self).java().getVersion())
                .property("string FriendlyName", (work, self, a) -> "")
                .property("bool Archived", (work, self, a) -> false)
                .property(
                        "bool HasPrivateKey",
                        (work, self, a) -> certificate(self).privateKey() != null)
                .property("byte[] RawData", (work, self, a) -> certificate(self).raw())
                .property(
                        "DateTime NotBefore",
                        (work, self, a) ->
                                CertificateTypes.local(certificate(self).java().getNotBefore()))
                .property(
                        "DateTime NotAfter",
                        (work, self, a) ->
                                CertificateTypes.local(certificate(self).java().getNotAfter()))
                .property(
                        "X500DistinguishedName SubjectName",
                        (work, self, a) -> certificate(self).java().getSubjectX500Principal())
                .property(
                        "X500DistinguishedName IssuerName",
                        (work, self, a) -> certificate(self).java().getIssuerX500Principal())
                .property("PublicKey PublicKey", (work, self, a) -> new CertificateTypes.KeyOf(certificate(self)))
                .property(
                        "AsymmetricAlgorithm PrivateKey",
                        (work, self, a) -> certificate(self).rsa(true))
                .property(
                        "Oid SignatureAlgorithm",
                        (work, self, a) ->
                                NameTypes.ObjectId.of(certificate(self).java().getSigAlgOID()))
                .method("bool Verify()", (work, self, a) -> Chains.isTrusted(certificate(self)))
                .mayRunLong()
                .method("string ToString()", (work, self, a) -> text(work, certificate(self)))
                .method(
                        "string GetNameInfo(X509NameType nameType, bool forIssuer)",
                        (work, self, a) -> name(certificate(self).java(), Args.self(a[0]), Args.flag(a[1])));
    }

    private static String text(Work work, NetCertificate certificate) {
        X509Certificate java = certificate.java();
        return "[Subject]\r\n  " + DistinguishedNames.of(java.getSubjectX500Principal()) + "\r\n\r\n[Issuer]\r\n  "
                + DistinguishedNames.of(java.getIssuerX500Principal()) + "\r\n\r\n[Serial Number]\r\n  "
                + certificate.serialNumber() + "\r\n\r\n[Not Before]\r\n  "
                + DateFormat.format(work, CertificateTypes.local(java.getNotBefore()), null)
                + "\r\n\r\n[Not After]\r\n  "
                + DateFormat.format(work, CertificateTypes.local(java.getNotAfter()), null)
                + "\r\n\r\n[Thumbprint]\r\n  " + certificate.thumbprint() + "\r\n";
    }

    private static String name(X509Certificate java, X509NameType type, boolean forIssuer) {
        X500Principal owner = forIssuer ? java.getIssuerX500Principal() : java.getSubjectX500Principal();
        String found = switch (type) {
            case SimpleName -> firstOf(owner, "CN", "OU", "O", "E");
            case EmailName -> orElse(alternative(java, RFC822, forIssuer), DistinguishedNames.find(owner, "E"));
            case DnsName, DnsFromAlternativeName ->
                orElse(alternative(java, DNS, forIssuer), DistinguishedNames.find(owner, "CN"));
            case UrlName -> alternative(java, URL, forIssuer);
            case UpnName -> null;
        };
        return found == null ? "" : found;
    }

    private static @Nullable String orElse(@Nullable String a, @Nullable String b) {
        return a == null ? b : a;
    }

    private static @Nullable String firstOf(X500Principal name, String... types) {
        for (String type : types) {
            String found = DistinguishedNames.find(name, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String alternative(X509Certificate java, int kind, boolean forIssuer) {
        try {
            var names = forIssuer ? java.getIssuerAlternativeNames() : java.getSubjectAlternativeNames();
            if (names == null) {
                return null;
            }
            for (List<?> each : names) {
                if (Objects.equals(each.get(0), kind)) {
                    return Values.toString(Work.standard(), each.get(1));
                }
            }
            return null;
        } catch (CertificateParsingException e) {
            return null;
        }
    }
}
