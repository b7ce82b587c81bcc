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
 * Compiled policies. A document is compiled once for all that it applies to, and a pipeline puts those together that apply to a call; it
 * is kept at the narrowest scope that has a document, so that APIs and operations without one share it.
 */
final class Pipelines implements Section {

    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);

    /** Nothing is skipped silently: without its policy a call does not pass. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // It carries no stack trace.
    private static final PolicyException NOT_COMPILED =
            new PolicyException(500, "policy", "PolicyNotCompiled", "Internal server error");

    /** How many documents are compiled before the write that brought them returns. */
    private static final int AT_ONCE = 50;

    /** A document, and what for. */
    private record Written(PolicySource source, PolicySource.Use use) {}

    private static final Set<String> SCHEMAS = Space.everywhere("schemas");

    private final PolicyCompiler compiler;
    private final Workshop workshop;
    private final List<Written> written = new ArrayList<>();
    private final PipelineSlot shared = new PipelineSlot();
    private final ConcurrentHashMap<Space, PipelineSlot> sharedInWorkspaces = new ConcurrentHashMap<>();
    private final PipelineSlot unmatched = new PipelineSlot();
    private boolean changed;
    private boolean named;
    private volatile boolean stopped;

    /** Pipelines that were put together in another epoch are stale. */
    private volatile Object epoch = new Object();

    /** Documents that asked for names in another environment are stale. */
    private volatile Object environment = new Object();

    final NamedValues namedValues = new NamedValues(this::renamed);
    final KeyedCertificates certificates = new KeyedCertificates();
    final Backends backends = new Backends(namedValues, certificates, this::renamed);
    final Loggers loggers = new Loggers(namedValues, this::renamed);
    final Fragments fragments = new Fragments(this::renamed);
    final Policies policies = new Policies(this::touch, this::written);

    Pipelines(PolicyCompiler compiler, Workshop workshop) {
        this.compiler = compiler;
        this.workshop = workshop;
    }

    /** What names mean has changed. */
    private void renamed() {
        named = true;
        changed = true;
    }

    private void touch() {
        changed = true;
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    /** Schemas of the service: policies that validate with one ask for it anew. */
    @Override
    public Set<String> watched() {
        return SCHEMAS;
    }

    @Override
    public void put(Resource resource) {
        renamed();
    }

    @Override
    public void deleted(ResourceKey key) {
        renamed();
    }

    @Override
    public void settle() {
        if (named) {
            named = false;
            environment = new Object();
        }
        compileWritten();
        if (changed) {
            changed = false;
            epoch = new Object();
        }
    }

    /** A document was written. */
    void written(PolicySource source, PolicySource.Use use) {
        written.add(new Written(source, use));
    }

    /** A few are compiled before their write returns; of many, as after a start or a restore, each when it is called or there is time. */
    private void compileWritten() {
        if (written.isEmpty()) {
            return;
        }
        List<Written> all = List.copyOf(written);
        written.clear();
        if (all.size() <= AT_ONCE) {
            all.forEach(this::compile);
        } else {
            workshop.sometime(() -> compileFrom(all, 0));
        }
    }

    /** Some, and then it is the turn of those whom a call waits for. */
    private void compileFrom(List<Written> all, int from) {
        int to = Math.min(all.size(), from + AT_ONCE);
        all.subList(from, to).forEach(this::compile);
        if (to < all.size() && !stopped) {
            workshop.sometime(() -> compileFrom(all, to));
        }
    }

    private void compile(Written one) {
        compiled(one.use(), one.source());
    }

    /** Another table serves in its place: nothing need be prepared any more. */
    void stop() {
        stopped = true;
    }

    /** The pipeline, if it is ready; takes no time. */
    @Nullable
    Pipeline ready(@Nullable Match match, @Nullable String product) {
        Object now = epoch;
        PipelineSlot slot = slot(match);
        Pipeline known = slot.get(now, product);
        if (known != null) {
            return known;
        }
        Object meaning = environment;
        List<CompiledDocument> documents = new ArrayList<>(5);
        for (Written part : parts(match, product)) {
            CompiledDocument compiled = part.source().compiled(part.use(), meaning);
            if (compiled == null) {
                return null;
            }
            documents.add(compiled);
        }
        Pipeline linked = compiler.link(documents);
        slot.put(now, product, linked);
        return linked;
    }

    /** The pipeline; compiles what is not compiled yet. Not for event loops. */
    Pipeline of(@Nullable Match match, @Nullable String product) {
        List<CompiledDocument> documents = new ArrayList<>(5);
        for (Written part : parts(match, product)) {
            documents.add(compiled(part.use(), part.source()));
        }
        Pipeline known = ready(match, product);
        return known == null ? compiler.link(documents) : known;
    }

    private PipelineSlot slot(@Nullable Match match) {
        if (match == null) {
            return unmatched;
        }
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
    private List<Written> parts(@Nullable Match match, @Nullable String product) {
        List<Written> parts = new ArrayList<>(5);
        add(parts, PolicyScope.GLOBAL, policies.of(Space.SERVICE), Space.SERVICE);
        Space space = match == null ? Space.SERVICE : Space.ofName(match.api.name());
        if (!space.isService()) {
            add(parts, PolicyScope.WORKSPACE, policies.of(space), space);
        }
        add(parts, PolicyScope.PRODUCT, policies.ofProduct(product), Space.ofName(product == null ? "" : product));
        if (match != null) {
            add(parts, PolicyScope.API, match.revision.policy(), space);
            add(parts, PolicyScope.OPERATION, match.operation.policy(), space);
        }
        return parts;
    }

    private static void add(List<Written> parts, PolicyScope scope, @Nullable PolicySource source, Space space) {
        if (source != null) {
            parts.add(new Written(source, new PolicySource.Use(scope, space)));
        }
    }

    private CompiledDocument compiled(PolicySource.Use use, PolicySource source) {
        return source.compile(use, environment, () -> {
            var context = new Context(use.space());
            return new PolicySource.Compilation(compile(use, source, context), context.asked);
        });
    }

    private CompiledDocument compile(PolicySource.Use use, PolicySource source, Context context) {
        try {
            return compiler.compile(new ScopedDocument(use.scope(), source.parse(compiler.language())), context);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("policy does not compile: calls that it applies to are refused");
            context.asked = true;
            return CompiledDocument.refusing(use.scope(), NOT_COMPILED);
        }
    }

    private final class Context implements CompileContext {
        private final Space space;
        private boolean asked;

        Context(Space space) {
            this.space = space;
        }

        @Override
        public Optional<String> namedValue(String displayName) {
            asked = true;
            return namedValues.find(space, displayName);
        }

        @Override
        public Optional<Backend> backendNamed(String id) {
            asked = true;
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
        public void schemas() {
            asked = true;
        }

        @Override
        public Optional<MessageHub> hub(String logger) {
            asked = true;
            return loggers.find(space, logger);
        }

        @Override
        public Optional<PolicyDocument> fragment(String id) {
            asked = true;
            return fragments.find(space, id).map(source -> source.parse(compiler.language()));
        }
    }
}
