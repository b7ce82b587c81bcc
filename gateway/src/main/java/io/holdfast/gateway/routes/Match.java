package io.holdfast.gateway.routes;

import io.holdfast.policy.OperationView;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.UserView;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The operation that a request is for. */
public final class Match {

    private final ServiceTable table;
    final Api api;
    final Api.Revision revision;
    final Operation operation;
    private final RequestPath path;
    private final int offset;
    private final String query;

    Match(
            ServiceTable table,
            Api api,
            Api.Revision revision,
            Operation operation,
            RequestPath path,
            int offset,
            String query) {
        this.table = table;
        this.api = api;
        this.revision = revision;
        this.operation = operation;
        this.path = path;
        this.offset = offset;
        this.query = query;
    }

    /**
     * The path below the API (and below its version segment), as the caller encoded it; at least a slash. A SOAP API has one
     * address, to which a slash must not be added, so there it is empty.
     */
    public String forwardPath() {
        if (api.document().soap()) {
            return "";
        }
        String rest = path.from(offset);
        return rest.isEmpty() ? "/" : rest;
    }

    /** The name of the service. */
    public String service() {
        return table.name();
    }

    /** Where the service's certificates, trust and the like are. */
    public ServiceTable table() {
        return table;
    }

    /** The calls of the service that wait for something. */
    public CallCount calls() {
        return table.calls();
    }

    /** The API's id, behind its workspace. */
    public String apiId() {
        return api.name();
    }

    public String operationId() {
        return operation.id();
    }

    /** The operation as policies see it; always the same for as long as it is what it is. */
    public OperationView operation() {
        return operation.view();
    }

    /**
     * What the API's definition says of the operation; read when it is asked for.
     *
     * @param schemas ids of schemas of the service that are wanted, too
     */
    public CompletionStage<OperationDefinition> definition(Set<String> schemas) {
        return table.definitions().of(this, schemas);
    }

    /** The API as policies see it. */
    public ApiView api() {
        return revision.view();
    }

    /** A product as policies see it; null if there is none of that name. */
    public @Nullable ProductView product(String product) {
        return table.product(product);
    }

    /** A user as policies see him; null if there is none of that name. */
    public @Nullable UserView user(String user) {
        return table.user(user);
    }

    /** Null when the API has no URL to forward to. */
    public @Nullable Upstream backend() {
        return revision.backend();
    }

    public @Nullable String parameter(String name) {
        return TemplateMatch.parameter(operation.template(), name, path, offset, query);
    }

    public String keyHeader() {
        return api.document().keyHeader();
    }

    public String keyQuery() {
        return api.document().keyQuery();
    }

    /** The API's path as it was written, without outer slashes. */
    public String apiPath() {
        return api.document().writtenPath();
    }

    /** @param key the subscription key of the request, or null */
    public Access authorize(@Nullable String key) {
        return table.authorize(api, key);
    }

    /** The effective policy if it is compiled, else null. */
    public @Nullable Pipeline readyPipeline(@Nullable String product) {
        return table.readyPipeline(this, product);
    }

    /** The effective policy; compiled if it must be, so not for event loops. */
    public Pipeline pipeline(@Nullable String product) {
        return table.pipeline(this, product);
    }
}
