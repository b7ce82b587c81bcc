package io.holdfast.gateway.routes;

import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.ScopedDocument;
import java.util.List;

/** Folds the policy documents of all scopes, wide to narrow, into one pipeline. */
public interface PolicyCompiler {

    /** Reads the documents. */
    PolicyLanguage language();

    /** @throws RuntimeException if they cannot be compiled; the calls they apply to are then refused */
    Pipeline compile(List<ScopedDocument> documents, CompileContext context);

    static PolicyCompiler of(PolicyLanguage language) {
        return new PolicyCompiler() {
            @Override
            public PolicyLanguage language() {
                return language;
            }

            @Override
            public Pipeline compile(List<ScopedDocument> documents, CompileContext context) {
                return language.compile(documents, context);
            }
        };
    }
}
