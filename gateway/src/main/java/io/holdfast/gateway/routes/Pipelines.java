package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.policy.Backend;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.OperationView;
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
import java.util.concurrent.ConcurrentHashMap;
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
    private final ConcurrentHashMap<Space, PipelineSlot> sharedInWorkspaces = new ConcurrentHashMap<>();
    private final PipelineSlot unmatched = new PipelineSlot();
    private boolean changed;

    /** Everything that was compiled in another epoch is stale. */
    private volatile Object epoch = new Object();

    final NamedValues namedValues = new NamedValues(this::touch);
    final KeyedCertificates certificates = new KeyedCertificates();
    final Backends backends = new Backends(namedValues, certificates, this::touch);
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
        return unmatched.get(epoch, null, () -> compile(null, null)).pipeline();
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
        if (match.revision.policy() != null) {
            return match.revision.pipelines();
        }
        Space space = Space.ofName(match.api.name());
        return space.isService() ? shared : sharedInWorkspaces.computeIfAbsent(space, any -> new PipelineSlot());
    }

    /** The documents that apply, wide to narrow. What a document names, it names in its own space. */
    private List<ScopedDocument> scoped(@Nullable Match match, @Nullable String product, Asked asked) {
        var documents = new Documents(asked);
        documents.add(PolicyScope.GLOBAL, policies.of(Space.SERVICE), Space.SERVICE);
        Space space = match == null ? Space.SERVICE : Space.ofName(match.api.name());
        if (!space.isService()) {
            documents.add(PolicyScope.WORKSPACE, policies.of(space), space);
        }
        documents.add(PolicyScope.PRODUCT, policies.ofProduct(product), Space.ofName(product == null ? "" : product));
        if (match != null) {
            documents.add(PolicyScope.API, match.revision.policy(), space);
            documents.add(PolicyScope.OPERATION, match.operation.policy(), space);
        }
        return documents.all;
    }

    private final class Documents {
        private final List<ScopedDocument> all = new ArrayList<>(5);
        private final Asked asked;

        Documents(Asked asked) {
            this.asked = asked;
        }

        void add(PolicyScope scope, @Nullable PolicySource source, Space space) {
            if (source != null) {
                all.add(new ScopedDocument(scope, source.parsed(compiler.language()), new Context(space, asked)));
            }
        }
    }

    private PipelineSlot.Compiled compile(@Nullable Match match, @Nullable String product) {
        var asked = new Asked(match == null ? null : match.operation);
        try {
            return new PipelineSlot.Compiled(
                    compiler.compile(scoped(match, product, asked), new Context(Space.SERVICE, asked)),
                    asked.forOperation);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("policy does not compile: calls that it applies to are refused");
            return new PipelineSlot.Compiled(refusal(), asked.forOperation);
        }
    }

    /** Nothing is skipped silently: without its policy a call does not pass. */
    private static Pipeline refusal() {
        Step refuse = exchange -> {
            throw new PolicyException(500, "policy", "PolicyNotCompiled", "Internal server error");
        };
        return new Pipeline(List.of(refuse), List.of(), List.of(), List.of(), List.of());
    }

    /** Whether the operation was asked for, in any document of a pipeline. */
    private static final class Asked {
        private final @Nullable Operation operation;
        private boolean forOperation;

        Asked(@Nullable Operation operation) {
            this.operation = operation;
        }
    }

    private final class Context implements CompileContext {
        private final Space space;
        private final Asked asked;

        Context(Space space, Asked asked) {
            this.space = space;
            this.asked = asked;
        }

        @Override
        public Optional<String> namedValue(String displayName) {
            return namedValues.find(space, displayName);
        }

        @Override
        public Optional<Backend> backendNamed(String id) {
            return backends.find(space, id);
        }

        @Override
        public Backend backendAt(String url) {
            return Upstream.at(url);
        }

        @Override
        public Optional<PolicyDocument> fragment(String id) {
            return fragments.find(space, id).map(source -> source.parsed(compiler.language()));
        }

        @Override
        public @Nullable OperationView operation() {
            Operation operation = asked.operation;
            asked.forOperation = operation != null;
            return operation == null ? null : operation.view();
        }
    }
}
