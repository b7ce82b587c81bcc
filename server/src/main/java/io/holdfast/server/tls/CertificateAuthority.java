package io.holdfast.server.tls;

import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates of a server to which none are given. At the first start it makes an authority and has it sign a server
 * certificate; callers trust {@code ca.pem}. Later starts use what is there. The server certificate is made anew when it
 * has less than 30 days left, when it lacks a name, or when its files do not fit together; the authority only in its
 * last year, because callers must then be told. A new authority may only sign the names that it was made for, what lies below
 * them, and private addresses.
 *
 * <p>In its directory lie {@code ca.pem}, {@code server.pem} (both for everybody), {@code ca.key} and {@code server.key}
 * (mode 0600).
 */
public final class CertificateAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateAuthority.class);
    private static final Duration SERVER_MARGIN = Duration.ofDays(30);
    private static final Duration AUTHORITY_MARGIN = Duration.ofDays(400);
    private static final String PUBLIC = "rw-r--r--";

    private final Path directory;
    private final Clock clock;

    private CertificateAuthority(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The server certificate of this installation.
     *
     * @param directory {@code DATA/tls}; made when it does not exist
     * @param names host names, {@code *.} names and addresses, besides localhost, its addresses, this machine's name and
     *     {@code *.gateway.localhost}
     * @throws IllegalArgumentException if one of {@code names} is neither a host name nor an address
     */
    public static ServerCertificate open(Path directory, Collection<String> names, Clock clock) throws IOException {
        return new CertificateAuthority(directory, clock)
                .open(CertificateNames.of(names), CertificateNames.spelled(names));
    }

    /**
     * A certificate that was made elsewhere.
     *
     * @param chain PEM, the server's certificate first
     * @param key PEM, without a password
     * @throws IOException if they cannot be read or do not belong together; says which file and what to do
     */
    public static ServerCertificate given(Path chain, Path key, Clock clock) throws IOException {
        List<X509Certificate> certificates = Pem.readCertificates(chain);
        PrivateKey privateKey = Pem.readKey(key);
        X509Certificate own = certificates.getFirst();
        if (!KeyPairs.match(privateKey, own.getPublicKey())) {
            throw new IOException("The key in " + key + " does not belong to the first certificate in " + chain
                    + ": the server's own certificate must come first");
        }
        Instant end = own.getNotAfter().toInstant();
        if (!clock.instant().plus(SERVER_MARGIN).isBefore(end)) {
            LOG.atWarn().addKeyValue("file", chain).addKeyValue("until", end).log("certificate expires soon");
        }
        return new ServerCertificate(privateKey, certificates, Optional.empty());
    }

    private ServerCertificate open(Set<String> wanted, Set<String> given) throws IOException {
        // Not private: callers of this machine read ca.pem.
        Files.createDirectories(directory);
        Pair authority =
                read("ca").filter(pair -> isGoodFor(pair, AUTHORITY_MARGIN)).orElse(null);
        if (authority == null) {
            authority = newAuthority(wanted);
        }
        X509Certificate signer = authority.certificate;
        Set<String> names = permitted(wanted, given, signer);
        Pair server = read("server")
                .filter(pair -> isGoodFor(pair, SERVER_MARGIN))
                .filter(pair -> isSignedBy(pair, signer)
                        && CertificateNames.in(pair.certificate).containsAll(names))
                .orElse(null);
        if (server == null) {
            server = newServer(authority, names);
        }
        return new ServerCertificate(
                server.key, List.of(server.certificate, signer), Optional.of(directory.resolve("ca.pem")));
    }

    /** An authority is kept, whatever the settings say now: making another one takes trust from all callers. */
    private Set<String> permitted(Set<String> wanted, Set<String> given, X509Certificate authority) throws IOException {
        Limits limits = Limits.in(authority);
        Set<String> permitted = new TreeSet<>();
        for (String name : wanted) {
            if (limits.permit(name)) {
                permitted.add(name);
            } else if (given.contains(name)) {
                LOG.warn(
                        "the certificate is not for {}: the authority in {} was made before the settings named it, and may not"
                                + " sign it. Stop the server, remove ca.pem and ca.key there, start it, and let all callers"
                                + " trust the new ca.pem; or give a certificate of your own",
                        name,
                        directory);
            }
        }
        return permitted;
    }

    private Pair newAuthority(Set<String> names) throws IOException {
        KeyPair keys = KeyPairs.generate();
        var authority = new Pair(keys.getPrivate(), Issuing.authority(keys, Limits.of(names), clock.instant()));
        write("ca", authority, encoded(authority.certificate));
        LOG.atInfo().addKeyValue("file", directory.resolve("ca.pem")).log("certificate authority made");
        return authority;
    }

    private Pair newServer(Pair authority, Set<String> names) throws IOException {
        KeyPair keys = KeyPairs.generate();
        var certificate =
                Issuing.server(keys.getPublic(), names, authority.certificate, authority.key, clock.instant());
        var server = new Pair(keys.getPrivate(), certificate);
        byte[] own = encoded(certificate);
        byte[] signer = encoded(authority.certificate);
        byte[] chain = Arrays.copyOf(own, own.length + signer.length);
        System.arraycopy(signer, 0, chain, own.length, signer.length);
        write("server", server, chain);
        LOG.atInfo().addKeyValue("names", names).log("server certificate made");
        return server;
    }

    private void write(String name, Pair pair, byte[] certificates) throws IOException {
        PrivateFiles.replace(directory.resolve(name + ".key"), Pem.encode("PRIVATE KEY", pair.key.getEncoded()));
        PrivateFiles.replace(directory.resolve(name + ".pem"), certificates, PUBLIC);
    }

    /** Empty if there is none, or if it is damaged: then it is made anew. */
    private Optional<Pair> read(String name) {
        Path certificate = directory.resolve(name + ".pem");
        Path key = directory.resolve(name + ".key");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            var pair =
                    new Pair(Pem.readKey(key), Pem.readCertificates(certificate).getFirst());
            return Optional.of(pair).filter(p -> KeyPairs.match(p.key, p.certificate.getPublicKey()));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("certificate cannot be read and is made anew");
            return Optional.empty();
        }
    }

    private boolean isGoodFor(Pair pair, Duration margin) {
        Instant now = clock.instant();
        return !now.isBefore(pair.certificate.getNotBefore().toInstant())
                && now.plus(margin).isBefore(pair.certificate.getNotAfter().toInstant());
    }

    private static boolean isSignedBy(Pair pair, X509Certificate signer) {
        try {
            pair.certificate.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return Pem.encode("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private record Pair(PrivateKey key, X509Certificate certificate) {}
}
