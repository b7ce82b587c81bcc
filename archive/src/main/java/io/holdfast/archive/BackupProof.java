package io.holdfast.archive;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That a backup was restored on trial and was what it should be, said by somebody who has a recovery key. It holds for one archive of
 * one length under one name: a copy beside another blob says nothing.
 *
 * @param archiveId of the archive
 * @param length of its blob, in bytes
 * @param digest of the configuration that it holds
 * @param proven when
 * @param seconds how long the trial took
 * @param key the fingerprint of the recovery key that the tag is made with
 * @param tag HMAC-SHA-256 of all of this and of the blob's name, hexadecimal
 */
public record BackupProof(
        String archiveId, long length, String digest, Instant proven, double seconds, String key, String tag) {

    private static final int FORMAT = 1;

    /**
     * Says so, with the key that sealed the archive, or for one that is not sealed with the key that seals now; empty without
     * such a key.
     *
     * @param name of the blob
     */
    public static Optional<BackupProof> of(
            String name, Manifest manifest, long length, Instant proven, double seconds, RecoveryKeys keys) {
        return manifest.sealingKey()
                .map(keys::named)
                .orElseGet(() -> keys.all().stream().findFirst())
                .map(key -> new BackupProof(
                                manifest.archiveId(), length, manifest.digest(), proven, seconds, key.fingerprint(), "")
                        .tagged(name, key));
    }

    private BackupProof tagged(String name, RecoveryKey with) {
        return new BackupProof(archiveId, length, digest, proven, seconds, key, tag(name, with));
    }

    /** Whether it was said of the blob of that name by somebody who has one of these keys. */
    public boolean isAuthentic(String name, RecoveryKeys keys) {
        return keys.named(key)
                .filter(known -> MessageDigest.isEqual(
                        tag(name, known).getBytes(StandardCharsets.US_ASCII), tag.getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    private String tag(String name, RecoveryKey with) {
        String text = String.join(
                "\n", archiveId, Long.toString(length), digest, proven.toString(), Double.toString(seconds), key, name);
        try {
            byte[] macKey = Hkdf.computeHkdf(
                    "HmacSha256",
                    with.secret(),
                    archiveId.getBytes(StandardCharsets.UTF_8),
                    "holdfast proof 1".getBytes(StandardCharsets.US_ASCII),
                    32);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /** One line of ASCII. */
    public String json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("format", FORMAT)
                .put("archiveId", archiveId)
                .put("length", length)
                .put("digest", digest)
                .put("proven", proven.toString())
                .put("seconds", seconds)
                .put("key", key)
                .put("tag", tag)
                .toString();
    }

    /** Empty if it is none: whoever can write to the container can write anything. */
    public static Optional<BackupProof> parse(String json) {
        try {
            JsonNode read = JsonMapper.shared().readTree(json);
            if (read.path("format").asInt(0) != FORMAT) {
                return Optional.empty();
            }
            return Optional.of(new BackupProof(
                    read.path("archiveId").asString(),
                    read.path("length").asLong(),
                    read.path("digest").asString(),
                    Instant.parse(read.path("proven").asString()),
                    read.path("seconds").asDouble(),
                    read.path("key").asString(),
                    read.path("tag").asString()));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
