package io.holdfast.gateway.routes;

import io.holdfast.model.api.ApiName;
import org.jspecify.annotations.Nullable;

/**
 * The version that a request asks for among the APIs that share its path. None asked for: the original, that is, the API without a
 * version; one that does not exist: nothing.
 *
 * @param used how many segments of the path are taken, a version segment included
 * @param revision the revision that was asked for, behind the path or behind the version segment, or null
 */
record VersionChoice(Api api, int used, @Nullable String revision) {

    static @Nullable VersionChoice of(PathIndex.Found found, RouteRequest request) {
        Api original = null;
        boolean asked = false;
        for (Api api : found.apis()) {
            String version = api.document().version();
            if (!api.serves(request.scheme())) {
                continue;
            }
            VersionScheme scheme = api.scheme();
            if (version == null || scheme == null) {
                original = original == null ? api : original;
                continue;
            }
            boolean inPath = scheme instanceof VersionScheme.Segment;
            String wanted = wanted(scheme, found, request);
            if (inPath
                    && wanted != null
                    && version.equalsIgnoreCase(ApiName.ofSegment(wanted).api())) {
                return new VersionChoice(api, found.used() + 1, revision(found, wanted));
            }
            if (!inPath && version.equalsIgnoreCase(wanted)) {
                return new VersionChoice(api, found.used(), found.revision());
            }
            // A segment that is no version may be the original's own path.
            asked |= wanted != null && !wanted.isEmpty() && !inPath;
        }
        return original == null || (asked && original.scheme() != null)
                ? null
                : new VersionChoice(original, found.used(), found.revision());
    }

    private static @Nullable String revision(PathIndex.Found found, String segment) {
        String own = ApiName.ofSegment(segment).revision();
        return own == null ? found.revision() : own;
    }

    private static @Nullable String wanted(VersionScheme scheme, PathIndex.Found found, RouteRequest request) {
        return switch (scheme) {
            case VersionScheme.Segment segment ->
                request.path().size() > found.used() ? request.path().folded(found.used()) : null;
            case VersionScheme.QueryParameter(String name) -> Query.value(request.query(), name);
            case VersionScheme.HeaderField(String name) -> request.header().apply(name);
        };
    }
}
