package io.holdfast.identity.authority;

import io.holdfast.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A client secret as it is stored: a digest of it. Secrets are 256 random bits, made here and never chosen by people, so
 * there is nothing that a slow hash would protect: who has the digest cannot guess its secret, however fast he is. A key
 * outside the database would add nothing either, and would have to be shared by all nodes and kept as long as the
 * database. The client id goes into the digest in a salt's place: equal digests mean the same application and secret.
 *
 * @param id names the secret among those of its application
 * @param label who asked for it; secrets of one label are replaced together
 * @param created null for those that were made before this was noted
 * @param expires when it stops working, or null for never
 * @param digest as {@link #digest} makes it; null until a secret that was stored by an earlier version is used
 * @param slow the hash that earlier versions stored, or null
 */
record StoredSecret(
        String id,
        String clientId,
        String label,
        @Nullable Instant created,
        @Nullable Instant expires,
        @Nullable String digest,
        @Nullable SlowHash slow) {

    /** What else is ever digested with SHA-256, it is not this. */
    private static final String DOMAIN = "Holdfast client secret, version 1";

    static StoredSecret of(
            String id, String clientId, String label, Instant created, @Nullable Instant expires, String secret) {
        return new StoredSecret(id, clientId, label, created, expires, digest(clientId, secret), null);
    }

    /** In hexadecimal digits. */
    static String digest(String clientId, String secret) {
        String content = DOMAIN + '\0' + clientId.toLowerCase(Locale.ROOT) + '\0' + secret;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available in this JDK", e);
        }
    }

    SecretInfo info() {
        return new SecretInfo(id, label, created, expires);
    }

    /** Only the slow hash is known of it. */
    boolean isFormer() {
        return digest == null && slow != null;
    }

    boolean isGoodAt(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    /** The same with its digest. The slow hash stays, for nodes of an earlier version on the same database. */
    StoredSecret withDigestOf(String secret) {
        return new StoredSecret(id, clientId, label, created, expires, digest(clientId, secret), slow);
    }

    byte[] toRecord() {
        var record = Json.object();
        record.put("id", id);
        record.put("clientId", clientId);
        record.put("label", label);
        record.put("created", created == null ? null : created.toString());
        record.put("expires", expires == null ? null : expires.toString());
        record.put("sha256", digest);
        // Earlier versions demand these members; what stands here for a new secret matches none.
        (slow == null ? SlowHash.NONE : slow).writeTo(record);
        return Json.bytes(record);
    }

    static StoredSecret fromRecord(byte[] document) {
        var record = Json.parse(document);
        return new StoredSecret(
                Json.required(record, "id"),
                Json.required(record, "clientId"),
                Json.required(record, "label"),
                instant(Json.text(record, "created")),
                instant(Json.text(record, "expires")),
                Json.text(record, "sha256"),
                SlowHash.readFrom(record));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    /** Without digest and hash. */
    @Override
    public String toString() {
        return "StoredSecret[" + clientId + "/" + id + "]";
    }
}
