package io.holdfast.identity.role;

import java.util.List;

/**
 * What a role permits: actions without notActions, on the management plane and (data...) on the storage behind it.
 * What is excepted here may still be permitted by another permission or role.
 */
public record Permission(
        List<String> actions, List<String> notActions, List<String> dataActions, List<String> notDataActions) {

    public Permission {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }
}
