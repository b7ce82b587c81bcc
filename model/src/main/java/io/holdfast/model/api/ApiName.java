package io.holdfast.model.api;

import io.holdfast.model.ResourceKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API is called with a revision: {@code echo;rev=2} is the second one of {@code echo}. Names of resources, references and paths of
 * requests write revisions so; the mark is found without regard to case.
 *
 * @param api without a revision; its path, where the name is a part of a path
 * @param revision null if none is named
 */
public record ApiName(String api, @Nullable String revision) {

    private static final String MARK = ";rev=";
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Of the name of a resource. A name that begins with the mark is a name. */
    public static ApiName of(String name) {
        int at = mark(name);
        return at <= 0 ? new ApiName(name, null) : cut(name, at);
    }

    /** Of a stored API, or of one that might be. */
    public static ApiName of(ResourceKey key) {
        return of(key.name());
    }

    /** Of one segment of a request's path. At the root, where APIs have no path, the mark may be all there is: {@code /;rev=2/status}. */
    public static ApiName ofSegment(String segment) {
        int at = mark(segment);
        return at < 0 ? new ApiName(segment, null) : cut(segment, at);
    }

    private static ApiName cut(String text, int at) {
        return new ApiName(text.substring(0, at), text.substring(at + MARK.length()));
    }

    private static int mark(String text) {
        for (int at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
            if (text.regionMatches(true, at, MARK, 0, MARK.length())) {
                return at;
            }
        }
        return -1;
    }

    /** What a revision may be called, for people. */
    public static String rule() {
        return "A revision is called by letters, digits, ., _ and -: " + new ApiName("echo", "2") + ".";
    }

    /** Whether the revision, if one is named, may be called so. */
    public boolean isValid() {
        return revision == null || REVISION.matcher(revision).matches();
    }

    /** As names, references and paths write it. */
    @Override
    public String toString() {
        return revision == null ? api : api + MARK + revision;
    }
}
