package io.holdfast.recovery;

import java.util.List;

/**
 * What of a preview is listed one by one; counted is everything.
 *
 * @param types the resource types to list; all when empty
 * @param unchanged whether resources are listed too that would stay as they are
 * @param most how many are listed at most, up to {@link #LIMIT}
 */
public record PreviewOptions(List<String> types, boolean unchanged, int most) {

    public static final int LIMIT = 10_000;

    public static final PreviewOptions DEFAULT = new PreviewOptions(List.of(), false, 1_000);

    public PreviewOptions {
        types = List.copyOf(types);
        most = Math.clamp(most, 0, LIMIT);
    }
}
