package io.holdfast.identity.role;

import io.holdfast.identity.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** All roles and assignments at one moment, indexed by who holds them: subjects and groups apart. Immutable. */
final class RoleTable {

    private final Map<String, RoleDefinition> definitions;
    private final List<RoleAssignment> assignments;
    private final Map<String, List<Grant>> ofSubjects = new HashMap<>();
    private final Map<String, List<Grant>> ofGroups = new HashMap<>();

    private RoleTable(
            Map<String, RoleDefinition> definitions, List<RoleAssignment> assignments, boolean groupsHaveGuids) {
        this.definitions = Collections.unmodifiableMap(definitions);
        this.assignments = assignments;
        Map<String, CompiledRole> compiled = new HashMap<>();
        definitions.forEach((name, role) -> compiled.put(name, new CompiledRole(role)));
        for (RoleAssignment assignment : assignments) {
            CompiledRole role = compiled.get(assignment.role());
            // One whose role is gone gives nothing.
            if (role != null) {
                add(assignment.holder(), new Grant(Scope.of(assignment.scope()), role), groupsHaveGuids);
            }
        }
    }

    private void add(Holder holder, Grant grant, boolean groupsHaveGuids) {
        if (!holder.isGroup()) {
            ofSubjects.computeIfAbsent(holder.key(), key -> new ArrayList<>()).add(grant);
        }
        if (holder.countsForGroups(groupsHaveGuids)) {
            ofGroups.computeIfAbsent(holder.key(), key -> new ArrayList<>()).add(grant);
        }
    }

    static RoleTable of(
            Map<String, RoleDefinition> builtIn,
            List<RoleDefinition> custom,
            List<RoleAssignment> assignments,
            boolean groupsHaveGuids) {
        Map<String, RoleDefinition> definitions = new LinkedHashMap<>(builtIn);
        // A built-in role cannot be replaced, not even by a record that says so.
        custom.forEach(role -> definitions.putIfAbsent(role.name(), role));
        return new RoleTable(definitions, assignments, groupsHaveGuids);
    }

    /** Whether one of his roles, at the scope where he has it, permits something. */
    boolean allows(Principal principal, BiPredicate<Scope, CompiledRole> permits) {
        return anyOf(ofSubjects, principal.objectId(), permits)
                || principal.groups().stream().anyMatch(group -> anyOf(ofGroups, group, permits));
    }

    private static boolean anyOf(
            Map<String, List<Grant>> grants, String name, BiPredicate<Scope, CompiledRole> permits) {
        return grants.getOrDefault(Holder.key(name), List.of()).stream()
                .anyMatch(grant -> permits.test(grant.scope, grant.role));
    }

    Map<String, RoleDefinition> definitions() {
        return definitions;
    }

    List<RoleAssignment> assignments() {
        return assignments;
    }

    private record Grant(Scope scope, CompiledRole role) {}
}
