package io.holdfast.management.entities;

import java.time.Duration;

/**
 * What a deployment may set.
 *
 * @param allowLoopbackLinks whether documents may be fetched from loopback and link-local addresses; off by default,
 *     since what listens there (metadata services among it) trusts this machine
 * @param maxDownloadBytes of a document that is fetched by link
 * @param downloadTimeout for the whole of a fetch
 */
public record EntitySettings(boolean allowLoopbackLinks, long maxDownloadBytes, Duration downloadTimeout) {

    public static final EntitySettings DEFAULTS = new EntitySettings(false, 16L * 1024 * 1024, Duration.ofSeconds(30));
}
