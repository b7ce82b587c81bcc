package io.holdfast.gateway.routes;

import io.holdfast.policy.CompileContext;
import io.holdfast.policy.CompiledDocument;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.ScopedDocument;
import io.holdfast.policy.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Compiles to what a test wants, whatever is written in the documents. */
public final class TestCompiler implements PolicyCompiler {

    private static final PolicyLanguage LANGUAGE = PolicyLanguage.load();
    private static final Step FORWARD = exchange -> Flow.FORWARD;

    /** What was made of each document, in the order in which they were compiled. */
    public final List<String> compiled = new ArrayList<>();
    /** The same of the documents of each pipeline, in the order in which they were put together. */
    public final List<String> linked = new ArrayList<>();

    private final Pipeline pipeline;
    private final BiFunction<ScopedDocument, CompileContext, String> label;
    private final Map<CompiledDocument, String> labels = new IdentityHashMap<>();

    private TestCompiler(Pipeline pipeline, BiFunction<ScopedDocument, CompileContext, String> label) {
        this.pipeline = pipeline;
        this.label = label;
    }

    /** Forwards, between these steps. */
    public static TestCompiler forwarding(List<Step> inbound, List<Step> outbound) {
        return always(pipeline(inbound, List.of(FORWARD), outbound, List.of()));
    }

    public static TestCompiler always(Pipeline pipeline) {
        return new TestCompiler(
                pipeline, (document, context) -> document.scope().name());
    }

    /** Forwards, and notes what the label says of each document. */
    public static TestCompiler labelling(BiFunction<ScopedDocument, CompileContext, String> label) {
        return new TestCompiler(pipeline(List.of(), List.of(FORWARD), List.of(), List.of()), label);
    }

    /** Answers CORS preflights. */
    public static TestCompiler preflights(Pipeline.Preflight... preflights) {
        List<Step> steps =
                Arrays.stream(preflights).map(each -> (Step) new Cors(each)).toList();
        return always(pipeline(steps, List.of(), List.of(), List.of()));
    }

    /** One document of these steps. */
    public static Pipeline pipeline(List<Step> inbound, List<Step> backend, List<Step> outbound, List<Step> onError) {
        return Pipeline.of(List.of(CompiledDocument.of(PolicyScope.GLOBAL, inbound, backend, outbound, onError)));
    }

    @Override
    public PolicyLanguage language() {
        return LANGUAGE;
    }

    @Override
    public CompiledDocument compile(ScopedDocument document, CompileContext context) {
        var made = CompiledDocument.of(document.scope(), List.of(), List.of(), List.of(), List.of());
        String said = label.apply(document, context);
        labels.put(made, said);
        compiled.add(said);
        return made;
    }

    @Override
    public Pipeline link(List<CompiledDocument> documents) {
        linked.add(documents.stream().map(labels::get).collect(Collectors.joining(" ")));
        return pipeline;
    }

    private record Cors(Pipeline.Preflight preflight) implements Step, Pipeline.Preflight {

        @Override
        public Flow run(Exchange exchange) {
            return Flow.NEXT;
        }

        @Override
        public boolean answer(Exchange exchange, String origin, String requestMethod) {
            return preflight.answer(exchange, origin, requestMethod);
        }
    }
}
