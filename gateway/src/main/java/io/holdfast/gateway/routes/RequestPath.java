package io.holdfast.gateway.routes;

import io.holdfast.model.template.Percent;
import io.holdfast.policy.DotSegments;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request, cut at its slashes; repeated ones stay. Dot segments stay too: a request that has them is refused
 * ({@link #hasDots}), because what the gateway makes of them might not be what its backend does.
 */
public final class RequestPath {

    private final String raw;
    private final List<String> segments;
    private final String[] folded;

    private RequestPath(String raw, List<String> segments) {
        this.raw = raw;
        this.segments = segments;
        this.folded = new String[segments.size()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Percent.fold(segments.get(i));
        }
    }

    /** @param path raw, without query; a missing leading slash is implied */
    public static RequestPath of(String path) {
        return new RequestPath(path.startsWith("/") ? path : "/" + path, split(path));
    }

    private static List<String> split(String path) {
        var segments = new ArrayList<String>(8);
        int start = path.startsWith("/") ? 1 : 0;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }

    /** Starts with a slash, percent-encoded as the caller wrote it. */
    public String raw() {
        return raw;
    }

    /** Whether a backend might take a part of it for {@code .} or {@code ..}. */
    public boolean hasDots() {
        return DotSegments.count(raw) > 0;
    }

    int size() {
        return segments.size();
    }

    /** The number of segments without the empty one that a trailing slash makes. */
    int significant() {
        return segments.getLast().isEmpty() ? segments.size() - 1 : segments.size();
    }

    String segment(int index) {
        return segments.get(index);
    }

    String folded(int index) {
        return folded[index];
    }

    /** The longest segment, in characters. */
    public int longestSegment() {
        int longest = 0;
        for (String segment : segments) {
            longest = Math.max(longest, segment.length());
        }
        return longest;
    }

    /** What remains from a segment on, with its leading slash; empty when nothing does. */
    String from(int index) {
        return index >= segments.size() ? "" : "/" + String.join("/", segments.subList(index, segments.size()));
    }

    /** The first segments, folded and joined, the last one given apart. */
    String prefix(int count, String last) {
        if (count == 1) {
            return last;
        }
        var key = new StringBuilder();
        for (int i = 0; i < count - 1; i++) {
            key.append(folded[i]).append('/');
        }
        return key.append(last).toString();
    }
}
