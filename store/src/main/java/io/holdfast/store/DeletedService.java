package io.holdfast.store;

/**
 * A service that was deleted and can still be brought back.
 *
 * @param service as it was
 * @param deleted milliseconds since 1970-01-01T00:00Z
 * @param purge likewise: when it is removed for good
 */
public record DeletedService(Service service, long deleted, long purge) {}
