package io.holdfast.gateway.routes;

import io.holdfast.policy.CompileContext;
import io.holdfast.policy.CompiledDocument;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.ScopedDocument;
import java.util.List;

/** Compiles policy documents. */
public interface PolicyCompiler {

    /** Reads the documents. */
    PolicyLanguage language();

    /** @throws RuntimeException if it cannot be compiled; the calls that it applies to are then refused */
    CompiledDocument compile(ScopedDocument document, CompileContext context);

    /** Puts the documents of all scopes, wide to narrow, together. */
    Pipeline link(List<CompiledDocument> documents);

    static PolicyCompiler of(PolicyLanguage language) {
        return new PolicyCompiler() {
            @Override
            public PolicyLanguage language() {
                return language;
            }

            @Override
            public CompiledDocument compile(ScopedDocument document, CompileContext context) {
                return language.compile(document, context);
            }

            @Override
            public Pipeline link(List<CompiledDocument> documents) {
                return language.link(documents);
            }
        };
    }
}
