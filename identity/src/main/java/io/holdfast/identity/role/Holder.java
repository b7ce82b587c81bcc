package io.holdfast.identity.role;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whom an assignment means. Subjects and groups have name spaces of their own: issuers let users choose names, and a user
 * who is called as a group must not get the group's roles.
 *
 * @param name as a token spells it in {@code oid}, {@code sub} or {@code groups}
 */
record Holder(Side side, String name) {

    /** Before the name of a group, where a type is not said: {@code group:operators}. */
    static final String GROUP_PREFIX = "group:";

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    enum Side {
        SUBJECT,
        GROUP,
        /** A subject; or a group, where ids of groups are GUIDs that no subject can have. */
        UNTYPED
    }

    static Holder of(String principalId, PrincipalType type) {
        boolean prefixed = principalId.startsWith(GROUP_PREFIX)
                && type != PrincipalType.USER
                && type != PrincipalType.SERVICE_PRINCIPAL
                && type != PrincipalType.DEVICE;
        if (prefixed) {
            return new Holder(Side.GROUP, principalId.substring(GROUP_PREFIX.length()));
        }
        return switch (type) {
            case GROUP, FOREIGN_GROUP -> new Holder(Side.GROUP, principalId);
            case UNKNOWN -> new Holder(Side.UNTYPED, principalId);
            default -> new Holder(Side.SUBJECT, principalId);
        };
    }

    boolean isGroup() {
        return side == Side.GROUP;
    }

    /** @param groupsHaveGuids see {@link Directory#groupsHaveGuids} */
    boolean countsForGroups(boolean groupsHaveGuids) {
        return isGroup() || (side == Side.UNTYPED && groupsHaveGuids && isGuid());
    }

    boolean isGuid() {
        return isGuid(name);
    }

    /** Equal for what is the same principal: GUIDs without regard to case, other names exactly. */
    String key() {
        return key(name);
    }

    /** Whether both name one principal. */
    boolean isSameAs(Holder other) {
        return isGroup() == other.isGroup() && key().equals(other.key());
    }

    static String key(String name) {
        return isGuid(name) ? name.toLowerCase(Locale.ROOT) : name;
    }

    static boolean isGuid(String name) {
        return GUID.matcher(name).matches();
    }
}
