package io.holdfast.identity.role;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** All roles and assignments at one moment, indexed by who holds them. Immutable. */
final class RoleTable {

    private final Map<String, RoleDefinition> definitions;
    private final List<RoleAssignment> assignments;
    private final Map<String, List<Grant>> grants = new HashMap<>();

    private RoleTable(Map<String, RoleDefinition> definitions, List<RoleAssignment> assignments) {
        this.definitions = Collections.unmodifiableMap(definitions);
        this.assignments = assignments;
        Map<String, CompiledRole> compiled = new HashMap<>();
        definitions.forEach((name, role) -> compiled.put(name, new CompiledRole(role)));
        for (RoleAssignment assignment : assignments) {
            CompiledRole role = compiled.get(assignment.role());
            // One whose role is gone gives nothing.
            if (role != null) {
                grants.computeIfAbsent(key(assignment.principalId()), principal -> new ArrayList<>())
                        .add(new Grant(Scope.of(assignment.scope()), role));
            }
        }
    }

    static RoleTable of(
            Map<String, RoleDefinition> builtIn, List<RoleDefinition> custom, List<RoleAssignment> assignments) {
        Map<String, RoleDefinition> definitions = new LinkedHashMap<>(builtIn);
        // A built-in role cannot be replaced, not even by a record that says so.
        custom.forEach(role -> definitions.putIfAbsent(role.name(), role));
        return new RoleTable(definitions, assignments);
    }

    boolean allows(String principalId, Scope scope, Predicate<CompiledRole> permits) {
        return grants.getOrDefault(key(principalId), List.of()).stream()
                .anyMatch(grant -> grant.scope.covers(scope) && permits.test(grant.role));
    }

    Map<String, RoleDefinition> definitions() {
        return definitions;
    }

    List<RoleAssignment> assignments() {
        return assignments;
    }

    private static String key(String principalId) {
        return principalId.toLowerCase(Locale.ROOT);
    }

    private record Grant(Scope scope, CompiledRole role) {}
}
