package io.holdfast.entities;

import java.time.Duration;
import java.util.List;

/**
 * What a deployment may set.
 *
 * @param allowLoopbackLinks whether documents may be fetched from loopback, link-local and private addresses; off by default,
 *     since what listens there (metadata services among it) trusts this machine
 * @param linkHosts the only hosts from which documents may be fetched, {@code *.example.com} for all below a domain; empty for any.
 *     They may have private addresses
 * @param maxDownloadBytes of a document that is fetched by link
 * @param downloadTimeout for the whole of a fetch
 */
public record EntitySettings(
        boolean allowLoopbackLinks, List<String> linkHosts, long maxDownloadBytes, Duration downloadTimeout) {

    public static final EntitySettings DEFAULTS = new EntitySettings(false, 16L * 1024 * 1024, Duration.ofSeconds(30));

    public EntitySettings {
        linkHosts = List.copyOf(linkHosts);
    }

    /** From any host. */
    public EntitySettings(boolean allowLoopbackLinks, long maxDownloadBytes, Duration downloadTimeout) {
        this(allowLoopbackLinks, List.of(), maxDownloadBytes, downloadTimeout);
    }
}
