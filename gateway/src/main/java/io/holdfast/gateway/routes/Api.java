package io.holdfast.gateway.routes;

import io.holdfast.policy.view.ApiView;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of an API as requests see it; immutable. Path, version, protocols and what concerns keys are those of the current
 * revision, for all its revisions.
 *
 * @param name in lower case, without a revision, behind its workspace: {@code echo}, {@code team-a/echo}
 * @param scheme how its version is told, or null when it belongs to no version set
 * @param products the names of the products that it is in
 * @param revisions those that are online, by number, the current one among them
 */
record Api(
        String name,
        ApiDocument document,
        @Nullable VersionScheme scheme,
        Set<String> products,
        @Nullable Revision current,
        Map<String, Revision> revisions) {

    /**
     * One revision.
     *
     * @param names of its resource and of what is above it: the parent of its operations
     * @param view what policies see of it
     * @param backend where it forwards to unless a policy says otherwise, or null when it has no usable URL
     * @param policy its policy document, or null
     * @param pipelines for operations without a policy of their own
     * @param schemas those of its own that policies have asked for
     */
    record Revision(
            String names,
            ApiView view,
            @Nullable Upstream backend,
            OperationTree operations,
            @Nullable PolicySource policy,
            PipelineSlot pipelines,
            SchemaCache schemas) {}

    boolean serves(String protocol) {
        return document.protocols().isEmpty() || document.protocols().contains(protocol);
    }
}
