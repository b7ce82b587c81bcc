package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.policy.Backend;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.CompiledDocument;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.PolicyScope;
import io.holdfast.policy.ScopedDocument;
import io.holdfast.policy.calls.CertificateStore;
import io.holdfast.policy.calls.MessageHub;
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

    /** Nothing is skipped silently: without its policy a call does not pass. */
    private static final Pipeline REFUSAL =
            Pipeline.refusing(new PolicyException(500, "policy", "PolicyNotCompiled", "Internal server error"));

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
    final Loggers loggers = new Loggers(namedValues, this::touch);
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
        return unmatched.get(epoch, null, () -> link(null, null));
    }

    Pipeline of(Match match, @Nullable String product) {
        return slot(match).get(epoch, product, () -> link(match, product));
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
    private Pipeline link(@Nullable Match match, @Nullable String product) {
        var documents = new ArrayList<CompiledDocument>(5);
        try {
            add(documents, PolicyScope.GLOBAL, policies.of(Space.SERVICE), Space.SERVICE);
            Space space = match == null ? Space.SERVICE : Space.ofName(match.api.name());
            if (!space.isService()) {
                add(documents, PolicyScope.WORKSPACE, policies.of(space), space);
            }
            Space productSpace = Space.ofName(product == null ? "" : product);
            add(documents, PolicyScope.PRODUCT, policies.ofProduct(product), productSpace);
            if (match != null) {
                add(documents, PolicyScope.API, match.revision.policy(), space);
                add(documents, PolicyScope.OPERATION, match.operation.policy(), space);
            }
            return compiler.link(documents);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("policy does not compile: calls that it applies to are refused");
            return REFUSAL;
        }
    }

    private void add(List<CompiledDocument> documents, PolicyScope scope, @Nullable PolicySource source, Space space) {
        if (source != null) {
            documents.add(
                    source.compiled(epoch, new PolicySource.Use(scope, space), () -> compile(scope, source, space)));
        }
    }

    private CompiledDocument compile(PolicyScope scope, PolicySource source, Space space) {
        return compiler.compile(new ScopedDocument(scope, source.parse(compiler.language())), new Context(space));
    }

    private final class Context implements CompileContext {
        private final Space space;

        Context(Space space) {
            this.space = space;
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
        public CertificateStore certificates() {
            return certificates.in(space);
        }

        @Override
        public Optional<MessageHub> hub(String logger) {
            return loggers.find(space, logger);
        }

        @Override
        public Optional<PolicyDocument> fragment(String id) {
            return fragments.find(space, id).map(source -> source.parse(compiler.language()));
        }
    }
}
