package io.holdfast.model.reference;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.Space;
import io.holdfast.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a resource of a service, as documents and callers write it: {@code /products/starter}, {@code products/starter} or a full ARM
 * id that ends so. White space around it and a slash at its end do not count, and neither does the case of letters.
 *
 * @param service which service a full id names; null for a relative one, which is about the service that it is written in
 * @param path the part below the service as it is written, with a slash in front and none at the end; {@code /} for the service itself
 */
public record ResourceReference(@Nullable ServiceId service, String path) {

    private static final String IN_WORKSPACE = "/" + Space.WORKSPACES + "/";

    private static final Pattern FULL = Pattern.compile(
            "(?i)/?subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/" + ServiceId.TYPE + "/([^/]+)(/.*|)",
            Pattern.DOTALL);

    public static ResourceReference of(String text) {
        String trimmed = text.strip();
        Matcher full = FULL.matcher(trimmed);
        return full.matches()
                ? new ResourceReference(
                        new ServiceId(full.group(1), full.group(2), full.group(3)), slashed(full.group(4)))
                : new ResourceReference(null, slashed(trimmed));
    }

    /** The {@link #name()} of what a text refers to; null if it is blank or null. */
    public static @Nullable String name(@Nullable String text) {
        return text == null || text.isBlank() ? null : of(text).name();
    }

    private static String slashed(String path) {
        String begun = path.startsWith("/") ? path : "/" + path;
        return begun.length() > 1 && begun.endsWith("/") && !begun.endsWith("//")
                ? begun.substring(0, begun.length() - 1)
                : begun;
    }

    /** Whether it may lead to something of that service: it is relative, or names it. */
    public boolean isAbout(ServiceId id) {
        return service == null || service.equals(id);
    }

    /** The space that it leads into. */
    public Space space() {
        int end = workspaceEnd();
        return end < 0 ? Space.SERVICE : new Space(path.substring(IN_WORKSPACE.length(), end));
    }

    /** The path below its space in lower case, with one slash in front; {@code /} for the space itself. */
    public String below() {
        int end = workspaceEnd();
        String below = (end < 0 ? path : path.substring(end)).toLowerCase(Locale.ROOT);
        return below.isEmpty() ? "/" : below;
    }

    /** Where the name of a workspace ends; -1 in the service itself. */
    private int workspaceEnd() {
        int length = IN_WORKSPACE.length();
        if (path.length() == length || !path.regionMatches(true, 0, IN_WORKSPACE, 0, length)) {
            return -1;
        }
        int end = path.indexOf('/', length);
        return end < 0 ? path.length() : end;
    }

    /** The parts of the path. */
    public List<String> segments() {
        return Arrays.stream(path.split("/", -1))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The item that it names, whether there is such a resource or not; empty for collections, actions and what no type is called. */
    public Optional<Target> item(Catalog catalog) {
        return catalog.match(segments()).filter(target -> !target.isCollection() && target.action() == null);
    }

    /** The key of that item. */
    public Optional<ResourceKey> key(Catalog catalog) {
        return item(catalog).map(Target::key);
    }

    /** The name of what it names in its service, in lower case: {@code starter}, {@code team/starter} in a workspace. */
    public String name() {
        String below = below();
        return space().name(below.substring(below.lastIndexOf('/') + 1));
    }
}
