package io.holdfast.gateway.routes;

import io.holdfast.model.api.ApiName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The APIs by their path. The longest path that is a prefix of the request's on segment boundaries is found by looking up prefixes,
 * longest first, so it costs as many look-ups as the deepest path has segments, however many APIs there are.
 */
final class PathIndex {

    /** @param used how many segments of the request's path the API's path took
     *  @param revision the revision that was asked for, or null */
    record Found(List<Api> apis, int used, @Nullable String revision) {}

    private static final Comparator<Api> ORDER = Comparator.comparing(Api::name);

    private final ConcurrentHashMap<String, List<Api>> byPath = new ConcurrentHashMap<>();
    private volatile int deepest;

    /** Puts an API in its place; {@code previous} is what it replaces, and is gone only after the new one is there. */
    void replace(@Nullable Api previous, @Nullable Api api) {
        if (api != null) {
            String path = api.document().path();
            deepest = Math.max(
                    deepest, 1 + (int) path.chars().filter(c -> c == '/').count());
            byPath.compute(path, (same, apis) -> with(apis, api));
        }
        if (previous != null
                && (api == null
                        || !api.document().path().equals(previous.document().path()))) {
            byPath.compute(previous.document().path(), (same, apis) -> without(apis, previous.name()));
        }
    }

    private static List<Api> with(@Nullable List<Api> apis, Api api) {
        var all = new ArrayList<Api>(apis == null ? List.of() : apis);
        all.removeIf(other -> other.name().equals(api.name()));
        all.add(api);
        all.sort(ORDER);
        return List.copyOf(all);
    }

    private static @Nullable List<Api> without(@Nullable List<Api> apis, String name) {
        if (apis == null) {
            return null;
        }
        List<Api> rest = apis.stream().filter(api -> !api.name().equals(name)).toList();
        return rest.isEmpty() ? null : rest;
    }

    /** The ids of the APIs that are in a product. */
    List<String> apisOf(String product) {
        return byPath.values().stream()
                .flatMap(List::stream)
                .filter(api -> api.products().contains(product))
                .map(api -> api.name().substring(api.name().indexOf('/') + 1))
                .sorted()
                .distinct()
                .toList();
    }

    @Nullable
    Found find(RequestPath path) {
        for (int used = Math.min(path.size(), deepest); used > 0; used--) {
            ApiName last = ApiName.ofSegment(path.folded(used - 1));
            boolean asked = last.revision() != null;
            List<Api> apis = byPath.get(key(path, used, last.api(), asked));
            if (apis != null && (asked || !last.api().isEmpty())) {
                return new Found(apis, used, last.revision());
            }
        }
        List<Api> root = byPath.get("");
        return root == null ? null : new Found(root, 0, null);
    }

    /** A revision at the root is a segment of its own: {@code /;rev=2/status}. */
    private static String key(RequestPath path, int used, String last, boolean asked) {
        return asked && last.isEmpty() && used == 1 ? "" : path.prefix(used, last);
    }
}
