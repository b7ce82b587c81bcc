package io.holdfast.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the certificates say, as programs read it that others wrote. */
class CertificateFormTest {

    private static final List<String> NAMES = List.of("apim.example", "*.apim.example", "203.0.113.7", "2001:db8::1");

    @TempDir
    Path directory;

    @Test
    void anotherLibraryReadsEveryByteAsItWasMeant() throws Exception {
        ServerCertificate made = CertificateAuthority.open(directory, NAMES, Clock.systemUTC());
        var server = new JcaX509CertificateHolder(made.chain().getFirst());
        var authority = new JcaX509CertificateHolder(made.chain().getLast());
        var ids = new JcaX509ExtensionUtils();
        var signer = new JcaContentVerifierProviderBuilder().build(made.chain().getLast());

        for (var certificate : List.of(server, authority)) {
            byte[] encoded = certificate.getEncoded();
            assertThat(ASN1Primitive.fromByteArray(encoded).getEncoded("DER")).isEqualTo(encoded);
            assertThat(certificate.isSignatureValid(signer)).isTrue();
            assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(127);
        }
        assertThat(authority.getSubject().toString()).startsWith("O=Holdfast,CN=Holdfast local authority ");
        assertThat(server.getSubject()).hasToString("O=Holdfast,CN=Holdfast server");
        assertThat(server.getIssuer()).isEqualTo(authority.getSubject());

        assertThat(authority.getCriticalExtensionOIDs())
                .isEqualTo(java.util.Set.of(Extension.basicConstraints, Extension.keyUsage, Extension.nameConstraints));
        assertThat(BasicConstraints.fromExtensions(authority.getExtensions()).isCA())
                .isTrue();
        assertThat(BasicConstraints.fromExtensions(authority.getExtensions()).getPathLenConstraint())
                .isZero();
        assertThat(KeyUsage.fromExtensions(authority.getExtensions()))
                .isEqualTo(new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        assertThat(SubjectKeyIdentifier.fromExtensions(authority.getExtensions()))
                .isEqualTo(ids.createSubjectKeyIdentifier(made.chain().getLast().getPublicKey()));

        assertThat(server.getCriticalExtensionOIDs())
                .isEqualTo(java.util.Set.of(Extension.basicConstraints, Extension.keyUsage));
        assertThat(BasicConstraints.fromExtensions(server.getExtensions()).isCA())
                .isFalse();
        assertThat(KeyUsage.fromExtensions(server.getExtensions())).isEqualTo(new KeyUsage(KeyUsage.digitalSignature));
        assertThat(ExtendedKeyUsage.fromExtensions(server.getExtensions()).getUsages())
                .containsExactly(KeyPurposeId.id_kp_serverAuth);
        assertThat(SubjectKeyIdentifier.fromExtensions(server.getExtensions()))
                .isEqualTo(
                        ids.createSubjectKeyIdentifier(made.chain().getFirst().getPublicKey()));
        assertThat(AuthorityKeyIdentifier.fromExtensions(server.getExtensions()))
                .isEqualTo(
                        ids.createAuthorityKeyIdentifier(made.chain().getLast().getPublicKey()));
        assertThat(GeneralNames.fromExtensions(server.getExtensions(), Extension.subjectAlternativeName)
                        .getNames())
                .contains(
                        new GeneralName(GeneralName.dNSName, "*.apim.example"),
                        new GeneralName(GeneralName.iPAddress, "203.0.113.7"),
                        new GeneralName(GeneralName.iPAddress, "2001:db8::1"));
    }

    @Test
    void anotherLibraryReadsTheLimitsOfTheAuthority() throws Exception {
        ServerCertificate made = CertificateAuthority.open(directory, NAMES, Clock.systemUTC());
        var authority = new JcaX509CertificateHolder(made.chain().getLast());

        var limits = NameConstraints.getInstance(
                authority.getExtension(Extension.nameConstraints).getParsedValue());

        assertThat(limits.getExcludedSubtrees()).isNull();
        assertThat(Arrays.stream(limits.getPermittedSubtrees())
                        .map(GeneralSubtree::getBase)
                        .filter(base -> base.getTagNo() == GeneralName.dNSName)
                        .map(base -> base.getName().toString()))
                .contains("apim.example", "localhost", "gateway.localhost")
                .doesNotContain("*.apim.example");
        assertThat(Arrays.stream(limits.getPermittedSubtrees())
                        .map(GeneralSubtree::getBase)
                        .filter(base -> base.getTagNo() == GeneralName.iPAddress)
                        .map(base -> ASN1OctetString.getInstance(base.getName()).getOctets()))
                .contains(
                        new byte[] {10, 0, 0, 0, (byte) 255, 0, 0, 0},
                        new byte[] {(byte) 203, 0, 113, 7, (byte) 255, (byte) 255, (byte) 255, (byte) 255});
        assertThat(Limits.in(made.chain().getLast()).encoded())
                .isEqualTo(authority
                        .getExtension(Extension.nameConstraints)
                        .getExtnValue()
                        .getOctets());
    }

    /** Two digits of the year mean this century until 2049 only. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-28T10:11:12Z", "2041-01-01T00:00:00Z", "2049-12-31T23:59:59Z", "2060-02-29T12:00:00Z"})
    void timesAreReadAsTheyWereMeant(Instant now) {
        X509Certificate authority = Issuing.authority(KeyPairs.generate(), Limits.NONE, now);

        assertThat(authority.getNotBefore().toInstant()).isEqualTo(now.minus(Duration.ofHours(1)));
        assertThat(authority.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofDays(3650)));
        assertThat(authority.getCriticalExtensionOIDs()).doesNotContain(Extensions.NAME_CONSTRAINTS);
    }

    @Test
    void opensslFindsNothingToComplainAbout() throws Exception {
        assumeThat(runs("openssl", "version")).isTrue();
        CertificateAuthority.open(directory, NAMES, Clock.systemUTC());
        String authority = directory.resolve("ca.pem").toString();
        String server = directory.resolve("server.pem").toString();

        for (String name : List.of("apim.example", "eu.apim.example", "localhost")) {
            assertThat(runs(verify(authority, server, "-verify_hostname", name)))
                    .as(name)
                    .isTrue();
        }
        for (String address : List.of("127.0.0.1", "::1", "203.0.113.7")) {
            assertThat(runs(verify(authority, server, "-verify_ip", address)))
                    .as(address)
                    .isTrue();
        }
        assertThat(runs(verify(authority, server, "-verify_hostname", "elsewhere.example")))
                .isFalse();
    }

    private static String[] verify(String authority, String server, String... name) {
        var command = new java.util.ArrayList<>(
                List.of("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", authority));
        command.addAll(List.of(name));
        command.add(server);
        return command.toArray(String[]::new);
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Files.createTempFile(directory, "openssl", ".log").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
