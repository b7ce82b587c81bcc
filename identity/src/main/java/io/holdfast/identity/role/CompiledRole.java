package io.holdfast.identity.role;

import java.util.List;
import java.util.stream.Stream;

/** A role, ready to decide. */
final class CompiledRole {

    private final List<Rule> control;
    private final List<Rule> data;

    CompiledRole(RoleDefinition role) {
        this.control = role.permissions().stream()
                .map(p -> Rule.of(p.actions(), p.notActions()))
                .toList();
        this.data = role.permissions().stream()
                .map(p -> Rule.of(p.dataActions(), p.notDataActions()))
                .toList();
    }

    boolean permits(String lowerCaseAction) {
        return control.stream().anyMatch(rule -> rule.permits(lowerCaseAction));
    }

    boolean permitsData(String lowerCaseAction) {
        return data.stream().anyMatch(rule -> rule.permits(lowerCaseAction));
    }

    private record Rule(ActionPattern[] actions, ActionPattern[] except) {

        static Rule of(List<String> actions, List<String> except) {
            return new Rule(compile(actions), compile(except));
        }

        boolean permits(String action) {
            return Stream.of(actions).anyMatch(pattern -> pattern.matches(action))
                    && Stream.of(except).noneMatch(pattern -> pattern.matches(action));
        }

        private static ActionPattern[] compile(List<String> patterns) {
            return patterns.stream().map(ActionPattern::new).toArray(ActionPattern[]::new);
        }
    }
}
