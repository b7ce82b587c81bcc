package io.holdfast.archive;

import io.holdfast.model.Resource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One SHA-256 for a whole configuration: two services with the same digest hold the same resources, byte for byte, with
 * the same names, ETags and times, secrets included. Within a type, resources are added in key order; the types may come in
 * any order, one after the other. So the digest does not depend on the order of a restore, which changes when types are
 * added to the catalog, nor on types of which there is nothing. docs/archive-format.md says what exactly is hashed.
 */
public final class ConfigurationDigest {

    private final Map<String, MessageDigest> types = new TreeMap<>();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public void add(Resource resource) {
        MessageDigest sha256 = types.computeIfAbsent(resource.key().type(), type -> Sha256.start());
        text(sha256, resource.path());
        text(sha256, resource.etag());
        number(sha256, resource.created());
        number(sha256, resource.modified());
        bytes(sha256, resource.document());
        byte[] secrets = resource.secrets();
        number(sha256, secrets == null ? 0 : 1);
        if (secrets != null) {
            bytes(sha256, secrets);
        }
    }

    private void text(MessageDigest sha256, String text) {
        bytes(sha256, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With the length before it, so that no two configurations run together. */
    private void bytes(MessageDigest sha256, byte[] bytes) {
        number(sha256, bytes.length);
        sha256.update(bytes);
    }

    private void number(MessageDigest sha256, long value) {
        sha256.update(number.putLong(0, value).array());
    }

    /** Hexadecimal; nothing can be added afterwards. */
    public String finish() {
        MessageDigest whole = Sha256.start();
        types.forEach((type, sha256) -> {
            text(whole, type);
            whole.update(sha256.digest());
        });
        return HexFormat.of().formatHex(whole.digest());
    }
}
