package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.model.reference.NamedValueText;
import io.holdfast.policy.view.ApiView;
import java.util.List;
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

    private static ApiView view(String api, Space space, ApiDocument own, ApiDocument current) {
        return new ApiView(
                api.substring(api.indexOf('/') + 1),
                own.name(),
                current.writtenPath(),
                own.revision(),
                current.version() == null ? "" : current.version(),
                own.current(),
                own.serviceUrl(),
                List.copyOf(current.protocols()),
                current.keyHeader(),
                current.keyQuery(),
                space.isService() ? null : space.workspace());
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

    /**
     * @param names of its resource and of what is above it
     * @param own its document
     * @param current that of the current revision, which has the last word on what is the same for all
     */
    Api.Revision freeze(NamedValues values, String api, String names, ApiDocument own, ApiDocument current) {
        operations.replaceAll((id, operation) -> operation.with(operationPolicies.get(id)));
        Space space = Space.ofName(api);
        return new Api.Revision(
                names,
                view(api, space, own, current),
                backend(values, space),
                new OperationTree(operations.values()),
                policy,
                new PipelineSlot(),
                new SchemaCache());
    }
}
