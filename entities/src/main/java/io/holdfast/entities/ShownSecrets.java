package io.holdfast.entities;

import io.holdfast.identity.Authorizer;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Secrets in the answer to a PUT, for types that say so, as Azure shows the keys of subscriptions there: to whoever made the resource or
 * set the secret in this request, and to whoever may list them. No other answer holds them.
 */
final class ShownSecrets {

    private final Authorizer authorizer;

    ShownSecrets(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** @param item the answer, which is still without them */
    void add(ObjectNode item, Draft draft, Resource stored) {
        ResourceType type = draft.call().type();
        if (!Boolean.TRUE.equals(type.secrets().inAnswerToPut())
                || !(item.path("properties") instanceof ObjectNode properties)) {
            return;
        }
        ObjectNode secrets = Documents.secrets(stored);
        for (String member : type.secrets().members()) {
            JsonNode value = secrets.get(member);
            boolean known = draft.isNew() || draft.input().path(member).isString();
            if (value != null && (known || mayList(draft.call(), stored, member))) {
                properties.set(member, value);
            }
        }
    }

    private boolean mayList(EntityRequest call, Resource stored, String member) {
        return call.type().actions().entrySet().stream()
                .filter(action -> action.getValue().reveals().contains(member))
                .anyMatch(action -> authorizer.allows(
                        call.request().principal(),
                        call.type().armType() + "/" + action.getKey() + "/action",
                        call.serviceId() + "/" + stored.path()));
    }
}
