package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyElement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties of the operation that a pipeline is compiled for. */
final class OperationJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private OperationJson() {}

    /** @throws io.holdfast.policy.NotRunnableException if there is no operation, as in a call that matched none */
    static JsonNode of(PolicyElement element) {
        byte @Nullable [] json = element.context().operation();
        if (json == null) {
            throw element.refuse("it needs an operation, and this call has none");
        }
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw element.refuse("the operation can't be read");
        }
    }
}
