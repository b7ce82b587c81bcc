package io.holdfast.gateway.routes;

import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Pipeline;
import org.jspecify.annotations.Nullable;

/** Folds the policy documents of all scopes into one pipeline. */
@FunctionalInterface
public interface PolicyCompiler {

    /** The documents that apply to a call, from the widest scope to the narrowest; null where a scope has none. */
    record Documents(
            PolicySource global,
            @Nullable PolicySource product,
            @Nullable PolicySource api,
            @Nullable PolicySource operation) {}

    /** @throws RuntimeException if they cannot be compiled; the calls they apply to are then refused */
    Pipeline compile(Documents documents, CompileContext context);
}
