package io.holdfast.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One configuration entity of a service, as it is stored, archived and restored. Documents travel as bytes: nothing
 * between the database and the archive parses them.
 *
 * @param key where it lies
 * @param path its path below the service as its writers spelled it, for example {@code apis/Echo/operations/Get}
 * @param etag 8 random bytes in base64, new with every write; unquoted
 * @param created when it was first written, in milliseconds since 1970-01-01T00:00Z
 * @param modified when it was last written, likewise
 * @param document the JSON object of its {@code properties}, UTF-8, without any secret
 * @param secrets the JSON object of its secret members, UTF-8, in the clear (the store seals it at rest), or null
 */
public record Resource(
        ResourceKey key,
        String path,
        String etag,
        long created,
        long modified,
        byte[] document,
        byte @Nullable [] secrets) {

    // Spelled out, because the class file of a compact constructor does not say which parameter may be null.
    public Resource(
            ResourceKey key,
            String path,
            String etag,
            long created,
            long modified,
            byte[] document,
            byte @Nullable [] secrets) {
        this.key = Objects.requireNonNull(key, "key");
        this.path = Objects.requireNonNull(path, "path");
        this.etag = Objects.requireNonNull(etag, "etag");
        this.created = created;
        this.modified = modified;
        this.document = Objects.requireNonNull(document, "document");
        this.secrets = secrets;
    }

    /** Its name as its writer spelled it. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resource that
                && key.equals(that.key)
                && path.equals(that.path)
                && etag.equals(that.etag)
                && created == that.created
                && modified == that.modified
                && Arrays.equals(document, that.document)
                && Arrays.equals(secrets, that.secrets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, etag);
    }

    /** Names the resource; never its content, which may be confidential. */
    @Override
    public String toString() {
        return path + " (etag " + etag + ")";
    }
}
