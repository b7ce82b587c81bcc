package io.holdfast.gateway.routes;

import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.ScopedDocument;
import io.holdfast.policy.Step;
import java.util.List;
import java.util.function.BiFunction;

/** Compiles to what a test wants, whatever is written in the documents. */
public final class TestCompiler implements PolicyCompiler {

    private static final PolicyLanguage LANGUAGE = PolicyLanguage.load();
    private static final Step FORWARD = exchange -> Flow.FORWARD;

    private final BiFunction<List<ScopedDocument>, CompileContext, Pipeline> compile;

    public TestCompiler(BiFunction<List<ScopedDocument>, CompileContext, Pipeline> compile) {
        this.compile = compile;
    }

    /** Forwards, between these steps. */
    public static TestCompiler forwarding(List<Step> inbound, List<Step> outbound) {
        return always(new Pipeline(inbound, List.of(FORWARD), outbound, List.of(), List.of()));
    }

    public static TestCompiler always(Pipeline pipeline) {
        return new TestCompiler((documents, context) -> pipeline);
    }

    @Override
    public PolicyLanguage language() {
        return LANGUAGE;
    }

    @Override
    public Pipeline compile(List<ScopedDocument> documents, CompileContext context) {
        return compile.apply(documents, context);
    }
}
