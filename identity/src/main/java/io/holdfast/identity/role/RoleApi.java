package io.holdfast.identity.role;

import io.holdfast.identity.Principal;
import io.holdfast.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Role definitions and role assignments as ARM's clients manage them: what lies below
 * {@code {scope}/providers/Microsoft.Authorization}. The caller has checked the token, and that its principal may do
 * {@code Microsoft.Authorization/roleAssignments/write} and the like at the scope. Knows no HTTP library.
 */
public final class RoleApi {

    private static final Pattern EDGE_SLASHES = Pattern.compile("^/+|/+$");

    private final Roles roles;

    public RoleApi(Roles roles) {
        this.roles = roles;
    }

    /**
     * Answers a request, or empty if there is nothing of this kind at the path.
     *
     * @param method in upper case
     * @param scope the ARM id before {@code /providers/Microsoft.Authorization}; empty or {@code /} for the root
     * @param path what follows it: {@code [roleAssignments]} or {@code [roleAssignments, name]}
     * @param filter the query parameter {@code $filter}, or null
     * @throws RoleRefusedException if the request cannot be followed
     */
    public Optional<RoleResponse> handle(
            String method, String scope, List<String> path, @Nullable String filter, byte[] body, Principal caller) {
        if (path.isEmpty() || path.size() > 2) {
            return Optional.empty();
        }
        String at = "/" + EDGE_SLASHES.matcher(scope).replaceAll("");
        String name = path.size() == 2 ? path.get(1) : null;
        return switch (path.getFirst().toLowerCase(Locale.ROOT)) {
            case "roleassignments" ->
                Optional.of(
                        name == null
                                ? listAssignments(method, at, filter, caller)
                                : assignment(method, at, name, body, caller));
            case "roledefinitions" ->
                Optional.of(
                        name == null
                                ? listDefinitions(method, at, filter)
                                : definition(method, at, name, body, caller));
            default -> Optional.empty();
        };
    }

    /** The assignments to these object ids, which compare without regard to case, at any scope. */
    public List<RoleAssignment> of(Set<String> principals) {
        var wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(principals);
        return roles.assignments().stream()
                .filter(assignment -> wanted.contains(assignment.principalId()))
                .toList();
    }

    /**
     * Removes the assignments at something that was deleted, so that they do not hold for what gets its name later.
     *
     * @param scope its ARM id
     * @param below whether all that lay in it is gone, too
     * @param until when it was deleted; what was assigned later is meant for what came after it
     */
    public void forget(String scope, boolean below, Instant until) {
        Scope gone = Scope.of(scope);
        roles.forget(at -> at.equals(gone) || (below && gone.covers(at)), until);
    }

    /**
     * As {@link #forget(String, boolean, Instant)}, for many at once.
     *
     * @param gone whether a scope is or was in something that was deleted; it is in lower case and does not end in a slash
     */
    public void forget(Predicate<String> gone, Instant until) {
        roles.forget(at -> gone.test(at.path()), until);
    }

    private RoleResponse listAssignments(String method, String scope, @Nullable String filter, Principal caller) {
        requireGet(method);
        var wanted = RoleFilter.parse(filter).knowingGroupsOf(caller, roles.groupsHaveGuids());
        Scope asked = Scope.of(scope);
        return ok(RoleDocuments.list(roles.assignments().stream()
                .filter(assignment -> wanted.accepts(assignment, asked))
                .map(assignment -> RoleDocuments.assignment(assignment, scope))
                .toList()));
    }

    private RoleResponse assignment(String method, String scope, String name, byte[] body, Principal caller) {
        var existing = roles.assignment(name).filter(a -> Scope.of(a.scope()).equals(Scope.of(scope)));
        return switch (method) {
            case "GET", "HEAD" ->
                existing.map(a -> ok(Json.bytes(RoleDocuments.assignment(a, scope))))
                        .orElseThrow(() -> new RoleRefusedException(
                                404, "RoleAssignmentNotFound", "The role assignment '" + name + "' is not found."));
            case "PUT" ->
                putAssignment(RoleRequests.assignment(name, scope, body, caller.objectId(), roles.now()), existing);
            case "DELETE" ->
                existing.filter(a -> roles.deleteAssignment(a.name()))
                        .map(a -> ok(Json.bytes(RoleDocuments.assignment(a, scope))))
                        .orElseGet(RoleResponse::none);
            default -> throw wrongMethod(method);
        };
    }

    private RoleResponse putAssignment(RoleAssignment asked, Optional<RoleAssignment> existing) {
        var role = roles.definition(asked.role()).orElseThrow(() -> RoleRefusedException.noSuchRole(asked.role()));
        if (!role.isAssignableAt(Scope.of(asked.scope()))) {
            throw RoleRefusedException.badRequest(
                    "The role '" + role.roleName() + "' cannot be assigned at '" + asked.scope()
                            + "'. Its assignable scopes are: " + String.join(", ", role.assignableScopes()) + ".");
        }
        var stored = existing.map(asked::createdLike).orElse(asked);
        int status = roles.put(stored) ? 201 : 200;
        return new RoleResponse(status, Json.bytes(RoleDocuments.assignment(stored, stored.scope())));
    }

    private RoleResponse listDefinitions(String method, String scope, @Nullable String filter) {
        requireGet(method);
        var wanted = RoleFilter.parse(filter);
        Scope asked = Scope.of(scope);
        return ok(RoleDocuments.list(roles.definitions().stream()
                .filter(role -> wanted.accepts(role, asked))
                .map(role -> RoleDocuments.definition(role, scope))
                .toList()));
    }

    private RoleResponse definition(String method, String scope, String name, byte[] body, Principal caller) {
        var existing = roles.definition(name).filter(role -> role.isKnownAt(Scope.of(scope)));
        return switch (method) {
            case "GET", "HEAD" ->
                existing.map(role -> ok(Json.bytes(RoleDocuments.definition(role, scope))))
                        .orElseThrow(() -> RoleRefusedException.noSuchRole(name));
            case "PUT" -> {
                var role = RoleRequests.definition(name, scope, body);
                demandToReplace(caller, role);
                int status = roles.put(role) ? 201 : 200;
                yield new RoleResponse(status, Json.bytes(RoleDocuments.definition(role, scope)));
            }
            case "DELETE" -> {
                existing.ifPresent(role -> demand(caller, "delete", role));
                yield existing.filter(role -> roles.deleteDefinition(role.name()))
                        .map(role -> ok(Json.bytes(RoleDocuments.definition(role, scope))))
                        .orElseGet(RoleResponse::none);
            }
            default -> throw wrongMethod(method);
        };
    }

    /** Also one that is not known at this scope is changed by this; a built-in one is refused for everybody. */
    private void demandToReplace(Principal caller, RoleDefinition after) {
        var before = roles.definition(after.name());
        if (before.isPresent() && before.get().builtIn()) {
            return;
        }
        before.ifPresent(role -> demand(caller, "write", role));
        demand(caller, "write", after);
    }

    /**
     * A role counts wherever it may be assigned, so who changes it must be allowed to in all these places: else somebody who
     * manages the roles of one resource group could widen a role that he holds in another.
     */
    private void demand(Principal caller, String verb, RoleDefinition role) {
        if (role.builtIn()) {
            return; // refused for everybody
        }
        String action = "Microsoft.Authorization/roleDefinitions/" + verb;
        for (String scope : role.assignableScopes()) {
            if (!roles.allows(caller, action, scope)) {
                throw RoleRefusedException.forbidden(caller, action, scope);
            }
        }
    }

    private static void requireGet(String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw wrongMethod(method);
        }
    }

    private static RoleRefusedException wrongMethod(String method) {
        return new RoleRefusedException(
                405, "HttpMethodNotAllowed", "The HTTP method '" + method + "' is not supported here.");
    }

    private static RoleResponse ok(byte[] body) {
        return new RoleResponse(200, body);
    }
}
