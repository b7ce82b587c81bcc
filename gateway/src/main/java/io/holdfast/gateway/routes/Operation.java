package io.holdfast.gateway.routes;

import org.jspecify.annotations.Nullable;

/**
 * An operation of an API, prepared.
 *
 * @param document its {@code properties}, JSON
 * @param policy its own policy document, or null
 * @param pipelines what it and the scopes around it were compiled to
 */
record Operation(
        String id,
        String method,
        UrlTemplate template,
        byte[] document,
        @Nullable PolicySource policy,
        PipelineSlot pipelines) {}
