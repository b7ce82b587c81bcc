package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.policies.NamedValueMembers;
import io.holdfast.entities.hooks.policies.NamedValueNames;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Backends and loggers: <code>{{name}}</code> in the members that may refer to named values is the display name of one that exists. What a
 * resource named before may stay as it is.
 */
@AutoService(EntityHook.class)
public final class NamedValueReferences implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        Set<String> known = new HashSet<>();
        draft.before().ifPresent(before -> each(draft, before, (member, name) -> known.add(name)));
        each(draft, draft.properties(), (member, name) -> {
            if (!known.contains(name)
                    && NamedValueNames.find(draft, name, transaction).isEmpty()) {
                draft.refuse(member, member + " names the named value '" + name + "', which does not exist.");
            }
        });
    }

    private static void each(Draft draft, ObjectNode properties, BiConsumer<String, String> visitor) {
        NamedValueMembers.each(draft.call().type(), properties, visitor);
    }
}
