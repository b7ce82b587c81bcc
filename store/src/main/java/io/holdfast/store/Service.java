package io.holdfast.store;

import io.holdfast.model.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is stored.
 *
 * @param id its ARM id in its creator's spelling
 * @param document the ARM members that were written (location, tags, sku, identity, zones, properties), JSON, no secret
 * @param secrets their secret members (certificates' data and passwords), JSON, or null
 * @param etag unquoted; new with every write of the service itself and with every restore
 * @param created milliseconds since 1970-01-01T00:00Z
 * @param modified likewise, of the service itself
 * @param sequence the number of the newest committed change of its configuration; only grows, also over a restore
 * @param generation names the live generation
 * @param activeOperation the id of the long-running operation that holds the service, or null
 * @param activity what that operation does, or null
 */
public record Service(
        ServiceId id,
        byte[] document,
        byte @Nullable [] secrets,
        String etag,
        long created,
        long modified,
        long sequence,
        String generation,
        @Nullable String activeOperation,
        LongRunningOperation.@Nullable Kind activity) {

    public Service withDocument(byte[] newDocument, byte @Nullable [] newSecrets) {
        return new Service(
                id, newDocument, newSecrets, etag, created, modified, sequence, generation, activeOperation, activity);
    }
}
