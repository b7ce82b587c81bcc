package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.CompiledDocument;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.PolicyScope;
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
    private volatile @Nullable Made made;

    /** What a document is compiled for. */
    record Use(PolicyScope scope, Space space) {}

    /** @param environment what the names that it asked for meant, or null if it asked for none */
    private record Made(
            Use use,
            CompiledDocument document,
            @Nullable Object environment,
            @Nullable Made other) {}

    /** What is compiled, and whether it asked what names mean. */
    record Compilation(CompiledDocument document, boolean asked) {}

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

    /** Null if it is not compiled, or names that it uses mean something else since. */
    @SuppressWarnings("ReferenceEquality") // an environment is an identity, nothing else
    @Nullable
    CompiledDocument compiled(Use use, Object environment) {
        for (Made each = made; each != null; each = each.other()) {
            if (each.use().equals(use)) {
                boolean fresh = each.environment() == null || each.environment() == environment;
                return fresh ? each.document() : null;
            }
        }
        return null;
    }

    /** Compiles it, unless somebody has meanwhile. */
    synchronized CompiledDocument compile(Use use, Object environment, Supplier<Compilation> work) {
        CompiledDocument known = compiled(use, environment);
        if (known != null) {
            return known;
        }
        Compilation done = work.get();
        made = new Made(use, done.document(), done.asked() ? environment : null, others(use));
        return done.document();
    }

    private @Nullable Made others(Use use) {
        Made others = null;
        for (Made each = made; each != null; each = each.other()) {
            if (!each.use().equals(use)) {
                others = new Made(each.use(), each.document(), each.environment(), others);
            }
        }
        return others;
    }
}
