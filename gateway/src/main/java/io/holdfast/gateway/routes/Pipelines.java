package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.policy.Backend;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.ScopedDocument;
import io.holdfast.policy.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled policies. One is compiled at its first use, so a change of the service's own document costs nothing at once even with
 * 20,000 operations; and it is kept at the narrowest scope that has a document, so that APIs and operations without one share it.
 */
final class Pipelines implements Section {

    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);

    private final PolicyCompiler compiler;
    private final PipelineSlot shared = new PipelineSlot();
    private final PipelineSlot unmatched = new PipelineSlot();
    private boolean changed;

    /** Everything that was compiled in another epoch is stale. */
    private volatile Object epoch = new Object();

    final NamedValues namedValues = new NamedValues(this::touch);
    final Backends backends = new Backends(namedValues, this::touch);
    final Fragments fragments = new Fragments(this::touch);
    final Policies policies = new Policies(this::touch);

    Pipelines(PolicyCompiler compiler) {
        this.compiler = compiler;
    }

    private void touch() {
        changed = true;
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void put(Resource resource) {
        throw new IllegalStateException("takes no resources");
    }

    @Override
    public void deleted(ResourceKey key) {
        throw new IllegalStateException("takes no resources");
    }

    @Override
    public void settle() {
        if (changed) {
            changed = false;
            epoch = new Object();
        }
    }

    Pipeline global() {
        return unmatched
                .get(epoch, null, () -> compile(scoped(null, null), null))
                .pipeline();
    }

    Pipeline of(Match match, @Nullable String product) {
        Object now = epoch;
        PipelineSlot own = match.operation.pipelines();
        PipelineSlot slot = slot(match);
        PipelineSlot.Compiled compiled = slot.get(now, product, () -> compile(match, product));
        return compiled.perOperation()
                ? own.get(now, product, () -> compile(match, product)).pipeline()
                : compiled.pipeline();
    }

    private PipelineSlot slot(Match match) {
        if (match.operation.policy() != null) {
            return match.operation.pipelines();
        }
        return match.revision.policy() != null ? match.revision.pipelines() : shared;
    }

    private PipelineSlot.Compiled compile(Match match, @Nullable String product) {
        return compile(scoped(match, product), match.operation);
    }

    /** The documents that apply, wide to narrow. */
    private List<ScopedDocument> scoped(@Nullable Match match, @Nullable String product) {
        var documents = new ArrayList<ScopedDocument>(4);
        add(documents, PolicyScope.GLOBAL, policies.global());
        add(documents, PolicyScope.PRODUCT, policies.ofProduct(product));
        if (match != null) {
            add(documents, PolicyScope.API, match.revision.policy());
            add(documents, PolicyScope.OPERATION, match.operation.policy());
        }
        return documents;
    }

    private void add(List<ScopedDocument> documents, PolicyScope scope, @Nullable PolicySource source) {
        if (source != null) {
            documents.add(new ScopedDocument(scope, source.parsed(compiler.language())));
        }
    }

    private PipelineSlot.Compiled compile(List<ScopedDocument> documents, @Nullable Operation operation) {
        var context = new Context(operation);
        try {
            return new PipelineSlot.Compiled(compiler.compile(documents, context), context.askedForOperation);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("policy does not compile: calls that it applies to are refused");
            return new PipelineSlot.Compiled(refusal(), context.askedForOperation);
        }
    }

    /** Nothing is skipped silently: without its policy a call does not pass. */
    private static Pipeline refusal() {
        Step refuse = exchange -> {
            throw new PolicyException(500, "policy", "PolicyNotCompiled", "Internal server error");
        };
        return new Pipeline(List.of(refuse), List.of(), List.of(), List.of(), List.of());
    }

    private final class Context implements CompileContext {
        private final @Nullable Operation operation;
        private boolean askedForOperation;

        Context(@Nullable Operation operation) {
            this.operation = operation;
        }

        @Override
        public Optional<String> namedValue(String displayName) {
            return namedValues.find(displayName);
        }

        @Override
        public Optional<Backend> backendNamed(String id) {
            return backends.find(id);
        }

        @Override
        public Backend backendAt(String url) {
            return Upstream.at(url);
        }

        @Override
        public Optional<PolicyDocument> fragment(String id) {
            return fragments.find(id).map(source -> source.parsed(compiler.language()));
        }

        @Override
        public byte @Nullable [] operation() {
            askedForOperation = operation != null;
            return operation == null ? null : operation.document();
        }
    }
}
