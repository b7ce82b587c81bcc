package io.holdfast.dotnet.crypto;

import io.holdfast.model.certificate.PfxEffort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code X509Certificate2}.
 *
 * @param privateKey null if there is none
 * @param trusted further certificates that a chain may end in, beside the platform's
 */
public record NetCertificate(X509Certificate java, @Nullable PrivateKey privateKey, Set<X509Certificate> trusted) {

    private static final Pattern PEM = Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END");

    public static NetCertificate of(X509Certificate java, @Nullable PrivateKey privateKey) {
        return new NetCertificate(java, privateKey, Set.of());
    }

    /** DER, PEM or PKCS #12. @throws NetException if it is none of these */
    static NetCertificate read(byte[] data, @Nullable String password) {
        try {
            byte[] der = data;
            Matcher pem = PEM.matcher(new String(data, StandardCharsets.ISO_8859_1));
            if (pem.find()) {
                der = Base64.getMimeDecoder().decode(pem.group(1));
            }
            return certificate(der);
        } catch (GeneralSecurityException e) {
            return store(data, password == null ? "" : password);
        }
    }

    private static NetCertificate certificate(byte[] der) throws GeneralSecurityException {
        var found = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        return of(found, null);
    }

    private static NetCertificate store(byte[] data, String password) {
        // No deadline reaches into the JDK while it hashes a password.
        if (!PfxEffort.isBearable(data)) {
            throw Crypto.failed("Opening the file takes more work than is allowed.");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(data), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate found) {
                    var key = (PrivateKey) store.getKey(alias, password.toCharArray());
                    return of(found, key);
                }
            }
        } catch (IOException e) {
            throw Crypto.failed(
                    e.getCause() instanceof GeneralSecurityException
                            ? "The specified network password is not correct."
                            : "Cannot find the requested object.");
        } catch (GeneralSecurityException e) {
            throw Crypto.failed("Cannot find the requested object.");
        }
        throw Crypto.failed("Cannot find the requested object.");
    }

    @Nullable
    NetRsa rsa(boolean withPrivate) {
        if (!(java.getPublicKey() instanceof RSAPublicKey key) || (withPrivate && privateKey == null)) {
            return null;
        }
        return new NetRsa(key, withPrivate ? privateKey : null);
    }

    byte[] raw() {
        try {
            return java.getEncoded();
        } catch (GeneralSecurityException e) {
            throw Crypto.failed(String.valueOf(e.getMessage()));
        }
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-1").digest(raw());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String thumbprint() {
        return hex(hash());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    String serialNumber() {
        return hex(java.getSerialNumber().toByteArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetCertificate certificate && certificate.java.equals(java);
    }

    @Override
    public int hashCode() {
        return java.hashCode();
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "NetCertificate[" + thumbprint() + "]";
    }
}
