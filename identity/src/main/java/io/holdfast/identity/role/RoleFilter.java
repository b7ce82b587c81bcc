package io.holdfast.identity.role;

import io.holdfast.identity.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few forms of {@code $filter} that the roles' lists know, joined by {@code and}.
 *
 * @param assignee whose assignments are asked for, or null for anybody's
 * @param exactScope nothing from below the scope is asked for
 * @param below of role definitions, also those that may be assigned only below the scope are asked for
 */
record RoleFilter(
        @Nullable Assignee assignee,
        @Nullable String roleName,
        @Nullable String type,
        boolean exactScope,
        boolean below) {

    private static final Pattern TERM = Pattern.compile(
            "(?<function>atScope|atScopeAndBelow|assignedTo)\\(\\s*(?:'(?<argument>[^']*)')?\\s*\\)"
                    + "|(?<name>principalId|roleName|type)\\s+eq\\s+'(?<value>(?:[^']|'')*+)'",
            Pattern.CASE_INSENSITIVE);

    static RoleFilter parse(@Nullable String filter) {
        var parsed = new RoleFilter(null, null, null, false, false);
        if (filter == null || filter.isBlank()) {
            return parsed;
        }
        Matcher matcher = TERM.matcher(filter);
        int end = 0;
        while (matcher.find()) {
            checkBetween(filter.substring(end, matcher.start()), end == 0, filter);
            end = matcher.end();
            parsed = parsed.with(matcher);
        }
        if (end == 0 || !filter.substring(end).isBlank()) {
            throw unknown(filter);
        }
        return parsed;
    }

    private RoleFilter with(Matcher term) {
        String function = term.group("function");
        if (function != null) {
            return switch (function.toLowerCase(java.util.Locale.ROOT)) {
                case "atscope" -> new RoleFilter(assignee, roleName, type, true, below);
                case "assignedto" -> assignedTo(term.group("argument"));
                default -> new RoleFilter(assignee, roleName, type, exactScope, true);
            };
        }
        String value = term.group("value").replace("''", "'");
        return switch (term.group("name").toLowerCase(java.util.Locale.ROOT)) {
            case "principalid" -> new RoleFilter(Assignee.named(value), roleName, type, exactScope, below);
            case "rolename" -> new RoleFilter(assignee, value, type, exactScope, below);
            default -> new RoleFilter(assignee, roleName, value, exactScope, below);
        };
    }

    private RoleFilter assignedTo(@Nullable String holder) {
        if (holder == null) {
            throw new RoleRefusedException(
                    400, "InvalidFilter", "The filter 'assignedTo()' must name an object id: assignedTo('id').");
        }
        return new RoleFilter(Assignee.whole(holder), roleName, type, exactScope, below);
    }

    RoleFilter knowingGroupsOf(Principal caller, boolean groupsHaveGuids) {
        return assignee == null
                ? this
                : new RoleFilter(assignee.knowingGroupsOf(caller, groupsHaveGuids), roleName, type, exactScope, below);
    }

    private static void checkBetween(String text, boolean first, String filter) {
        if (first ? !text.isBlank() : !text.strip().equalsIgnoreCase("and")) {
            throw unknown(filter);
        }
    }

    private static RoleRefusedException unknown(String filter) {
        return new RoleRefusedException(
                400,
                "InvalidFilter",
                "The filter '" + filter + "' is not supported. Use atScope(), atScopeAndBelow(), assignedTo('id'),"
                        + " principalId eq 'id', roleName eq 'name' or type eq 'BuiltInRole', joined by 'and'.");
    }

    boolean accepts(RoleDefinition role, Scope asked) {
        boolean here = asked.equals(Scope.ROOT) || role.isAssignableAt(asked) || (below && role.isKnownAt(asked));
        return here
                && (roleName == null || roleName.equalsIgnoreCase(role.roleName()))
                && (type == null || type.equalsIgnoreCase(RoleDocuments.type(role)));
    }

    boolean accepts(RoleAssignment assignment, Scope asked) {
        Scope scope = Scope.of(assignment.scope());
        return (assignee == null || assignee.has(assignment))
                && (scope.covers(asked) || (!exactScope && asked.covers(scope)));
    }
}
