package io.holdfast.archive;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the entries of one archive with Tink's streaming AEAD (AES-256-GCM, HKDF-SHA-256, segments of 1 MiB) and
 * authenticates its manifest. Every entry is bound to the archive's id and to its own name, so that none can be moved.
 */
final class Sealing {

    static final String SCHEME = "AES256_GCM_HKDF_1MB";
    private static final int SEGMENT = 1 << 20;

    private final RecoveryKey key;
    private final String archiveId;

    Sealing(RecoveryKey key, String archiveId) {
        this.key = key;
        this.archiveId = archiveId;
    }

    String fingerprint() {
        return key.fingerprint();
    }

    OutputStream seal(String entry, OutputStream out) throws IOException {
        try {
            return cipher().newEncryptingStream(out, associatedData(entry));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot seal the archive", e);
        }
    }

    InputStream open(String entry, InputStream in) throws IOException {
        try {
            return cipher().newDecryptingStream(in, associatedData(entry));
        } catch (GeneralSecurityException e) {
            throw new ArchiveException("the entry " + entry + " cannot be opened with the recovery key", e);
        }
    }

    private AesGcmHkdfStreaming cipher() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key.secret(), "HmacSha256", 32, SEGMENT, 0);
    }

    private byte[] associatedData(String entry) {
        return ("holdfast archive 1\n" + archiveId + "\n" + entry).getBytes(StandardCharsets.UTF_8);
    }

    /** The tag of a manifest: HMAC-SHA-256 of its text with a key derived from the recovery key and the archive's id. */
    String tag(byte[] manifestText) {
        try {
            byte[] macKey = Hkdf.computeHkdf(
                    "HmacSha256",
                    key.secret(),
                    archiveId.getBytes(StandardCharsets.UTF_8),
                    "holdfast manifest 1".getBytes(StandardCharsets.US_ASCII),
                    32);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(manifestText));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    boolean tagMatches(byte[] manifestText, String tag) {
        return MessageDigest.isEqual(
                tag(manifestText).getBytes(StandardCharsets.US_ASCII), tag.getBytes(StandardCharsets.US_ASCII));
    }
}
