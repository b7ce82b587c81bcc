package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.CompiledDocument;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.PolicyScope;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A policy document as it was written. It is compiled once for all that it is the document of: operations of a service often have the
 * same. What was read of it on the way is not kept, as there may be many.
 */
final class PolicySource {

    private final String value;
    private final PolicyFormat format;
    private volatile @Nullable State state;

    /** What a document is compiled for. */
    record Use(PolicyScope scope, Space space) {}

    private record State(Object epoch, ConcurrentHashMap<Use, CompiledDocument> compiled) {}

    private PolicySource(String value, PolicyFormat format) {
        this.value = value;
        this.format = format;
    }

    static PolicySource of(byte[] document) {
        JsonNode json = Json.lenient(document);
        PolicyFormat format =
                PolicyFormat.named(Json.text(json, "format", "xml")).orElse(PolicyFormat.XML);
        return new PolicySource(Json.text(json, "value", ""), format);
    }

    /** What is equal is parsed alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicySource that && value.equals(that.value) && format == that.format;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    PolicyDocument parse(PolicyLanguage language) {
        return language.parse(value, format);
    }

    /** @param epoch what was compiled in another one is stale */
    @SuppressWarnings("ReferenceEquality") // an epoch is an identity, nothing else
    CompiledDocument compiled(Object epoch, Use use, Supplier<CompiledDocument> compile) {
        State current = state;
        if (current == null || current.epoch() != epoch) {
            current = new State(epoch, new ConcurrentHashMap<>(2));
            state = current;
        }
        CompiledDocument known = current.compiled().get(use);
        if (known == null) {
            known = compile.get();
            current.compiled().put(use, known);
        }
        return known;
    }
}
