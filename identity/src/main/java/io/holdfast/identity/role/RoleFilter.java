package io.holdfast.identity.role;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few forms of {@code $filter} that the roles' lists know, joined by {@code and}.
 *
 * @param exactScope nothing from below the scope is asked for
 */
record RoleFilter(
        @Nullable String principalId,
        @Nullable String roleName,
        @Nullable String type,
        boolean exactScope) {

    private static final Pattern TERM = Pattern.compile(
            "(?<function>atScope|atScopeAndBelow|assignedTo)\\(\\s*(?:'(?<argument>[^']*)')?\\s*\\)"
                    + "|(?<name>principalId|roleName|type)\\s+eq\\s+'(?<value>(?:[^']|'')*)'",
            Pattern.CASE_INSENSITIVE);

    static RoleFilter parse(@Nullable String filter) {
        var parsed = new RoleFilter(null, null, null, false);
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
                case "atscope" -> new RoleFilter(principalId, roleName, type, true);
                case "assignedto" -> new RoleFilter(term.group("argument"), roleName, type, exactScope);
                default -> this;
            };
        }
        String value = term.group("value").replace("''", "'");
        return switch (term.group("name").toLowerCase(java.util.Locale.ROOT)) {
            case "principalid" -> new RoleFilter(value, roleName, type, exactScope);
            case "rolename" -> new RoleFilter(principalId, value, type, exactScope);
            default -> new RoleFilter(principalId, roleName, value, exactScope);
        };
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

    boolean accepts(RoleDefinition role) {
        return (roleName == null || roleName.equalsIgnoreCase(role.roleName()))
                && (type == null || type.equalsIgnoreCase(RoleDocuments.type(role)));
    }

    boolean accepts(RoleAssignment assignment, Scope asked) {
        Scope scope = Scope.of(assignment.scope());
        return (principalId == null || principalId.equalsIgnoreCase(assignment.principalId()))
                && (scope.covers(asked) || (!exactScope && asked.covers(scope)));
    }
}
