package io.holdfast.archive;

import io.holdfast.model.Resource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One SHA-256 for a whole configuration: two services with the same digest hold the same resources, byte for byte, with
 * the same names, ETags and times, secrets included. Resources are added type by type in restore order, within a type in
 * key order; each field goes in with its length before it, so that no two configurations run together.
 */
public final class ConfigurationDigest {

    private final MessageDigest sha256;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public ConfigurationDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(Resource resource) {
        add(resource.key().type());
        add(resource.path());
        add(resource.etag());
        add(resource.created());
        add(resource.modified());
        add(resource.document());
        byte[] secrets = resource.secrets();
        add(secrets == null ? 0L : 1L);
        if (secrets != null) {
            add(secrets);
        }
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        add((long) bytes.length);
        sha256.update(bytes);
    }

    private void add(long value) {
        sha256.update(number.putLong(0, value).array());
    }

    /** Hexadecimal; nothing can be added afterwards. */
    public String finish() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
