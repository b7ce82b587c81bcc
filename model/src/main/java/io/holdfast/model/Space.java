package io.holdfast.model;

import java.util.Locale;
import java.util.Set;

/**
 * Where names are looked up: the service itself, or one of its workspaces. What lies in a workspace has a type of its own, the
 * twin of the service's ({@code workspaces/apis} of {@code apis}). Whoever needs another resource of the same space asks here for
 * its key, in the words of the service, and so serves workspaces as well.
 *
 * @param workspace the workspace's name in lower case; empty for the service itself
 */
public record Space(String workspace) {

    public static final Space SERVICE = new Space("");

    /** The type of workspaces. They themselves lie in the service. */
    public static final String WORKSPACES = "workspaces";

    private static final String PREFIX = WORKSPACES + "/";

    public Space {
        workspace = workspace.toLowerCase(Locale.ROOT);
    }

    /** Where a resource lies. */
    public static Space of(ResourceKey key) {
        return of(key.type(), key.parent());
    }

    /** Where resources of that type lie that have these names above them; the type must be no twin without any. */
    public static Space of(String type, String parent) {
        return isTwin(type) ? ofName(parent + "/") : SERVICE;
    }

    /** Where that lies which {@link #name} named. */
    public static Space ofName(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? SERVICE : new Space(name.substring(0, slash));
    }

    /** What a type is called in the service: {@code apis} for {@code workspaces/apis}, and for {@code apis}. */
    public static String plain(String type) {
        return isTwin(type) ? type.substring(PREFIX.length()) : type;
    }

    /** What a type of the service is called in workspaces. */
    static String twin(String plain) {
        return PREFIX + plain;
    }

    private static boolean isTwin(String type) {
        return type.startsWith(PREFIX);
    }

    /** A type of the service and its twin. */
    public static Set<String> everywhere(String plain) {
        return Set.of(plain, twin(plain));
    }

    public boolean isService() {
        return workspace.isEmpty();
    }

    /** What the service's type of that name is called here. */
    public String type(String plain) {
        return isService() ? plain : twin(plain);
    }

    /**
     * One name for a resource that is unique in the service: {@code echo}, {@code team-a/echo} in a workspace. What stands above a
     * child is such a name too, so it is the {@code parent} of keys: {@code name("")} of what lies right in this space.
     */
    public String name(String plain) {
        if (isService()) {
            return plain;
        }
        return plain.isEmpty() ? workspace : workspace + "/" + plain;
    }

    /**
     * The key of a resource of this space.
     *
     * @param plain its type, as the service calls it: {@code apis/operations}
     * @param parent the names above it in this space: {@code echo}; empty right in it
     */
    public ResourceKey key(String plain, String parent, String name) {
        return new ResourceKey(type(plain), name(parent), name);
    }

    /** The key of a resource right in this space. */
    public ResourceKey key(String plain, String name) {
        return key(plain, "", name);
    }

    /** Whether a resource lies here. */
    public boolean holds(ResourceKey key) {
        return of(key).equals(this);
    }

    /** The workspace as references name it, {@code /workspaces/team-a}; empty for the service. */
    public String path() {
        return isService() ? "" : "/" + PREFIX + workspace;
    }
}
