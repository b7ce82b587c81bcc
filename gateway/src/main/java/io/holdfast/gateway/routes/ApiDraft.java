package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.model.reference.NamedValueText;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One revision of an API while its parts come in, in any order. Belongs to the store's thread. */
final class ApiDraft {

    /** Without their policies until they are published. */
    private final Map<String, Operation> operations = new TreeMap<>();

    private final Map<String, PolicySource> operationPolicies = new TreeMap<>();
    private @Nullable ApiDocument document;

    @Nullable
    PolicySource policy;

    @Nullable
    ApiDocument document() {
        return document;
    }

    void document(@Nullable Resource resource) {
        document = resource == null ? null : ApiDocument.read(resource.key().name(), resource.document());
    }

    private @Nullable Upstream backend(NamedValues values, Space space) {
        String url = document == null ? null : document.serviceUrl();
        try {
            return url == null ? null : Upstream.at(values.resolve(url, space));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean usesNamedValues() {
        return document != null && document.serviceUrl() != null && NamedValueText.in(document.serviceUrl());
    }

    void operation(Operation operation) {
        operations.put(operation.id(), operation);
    }

    void removeOperation(String name) {
        operations.remove(name);
    }

    void operationPolicy(String operation, @Nullable PolicySource source) {
        if (source == null) {
            operationPolicies.remove(operation);
        } else {
            operationPolicies.put(operation, source);
        }
    }

    boolean isEmpty() {
        return document == null && policy == null && operations.isEmpty() && operationPolicies.isEmpty();
    }

    Api.Revision freeze(NamedValues values, Space space) {
        operations.replaceAll((id, operation) -> operation.with(operationPolicies.get(id)));
        return new Api.Revision(
                backend(values, space), new OperationTree(operations.values()), policy, new PipelineSlot());
    }
}
