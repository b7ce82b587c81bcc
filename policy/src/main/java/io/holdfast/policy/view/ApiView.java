package io.holdfast.policy.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API, in the revision that is called.
 *
 * @param id without revision and workspace
 * @param name its display name
 * @param path without outer slashes
 * @param version empty if it has none
 * @param serviceUrl as configured; null if it has none
 * @param keyHeader the header field that carries subscription keys
 * @param keyQuery the query parameter that does
 * @param workspace the id of its workspace, or null
 */
public record ApiView(
        String id,
        String name,
        String path,
        String revision,
        String version,
        boolean currentRevision,
        @Nullable String serviceUrl,
        List<String> protocols,
        String keyHeader,
        String keyQuery,
        @Nullable String workspace) {}
