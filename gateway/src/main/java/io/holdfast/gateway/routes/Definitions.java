package io.holdfast.gateway.routes;

import io.holdfast.policy.OperationView;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.store.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What definitions of APIs say of operations. A table keeps none of it: it is read from the database when a policy of an operation first
 * asks, on threads of its own, so that a database that is away holds up only those who need one.
 */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1_000;
    private static final Executor READERS = readers();

    private record Wanted(OperationView operation, Set<String> schemas) {}

    private final Supplier<Snapshot> snapshots;
    private final Map<Wanted, CompletableFuture<OperationDefinition>> underWay = new ConcurrentHashMap<>();

    Definitions(Supplier<Snapshot> snapshots) {
        this.snapshots = snapshots;
    }

    private static Executor readers() {
        var readers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                task -> Thread.ofPlatform().daemon().name("gateway-definitions").unstarted(task));
        readers.allowCoreThreadTimeOut(true);
        return readers;
    }

    /** Read once, however many calls ask at the same time. */
    CompletionStage<OperationDefinition> of(Match match, Set<String> schemas) {
        var wanted = new Wanted(match.operation(), Set.copyOf(schemas));
        var result = new CompletableFuture<OperationDefinition>();
        CompletableFuture<OperationDefinition> known = underWay.putIfAbsent(wanted, result);
        if (known != null) {
            return known.copy();
        }
        try {
            READERS.execute(() -> read(match, wanted, result));
        } catch (RejectedExecutionException e) {
            underWay.remove(wanted);
            result.completeExceptionally(
                    new PolicyException(503, "configuration", "TooManyDefinitions", "Service Unavailable"));
        }
        return result.copy();
    }

    private void read(Match match, Wanted wanted, CompletableFuture<OperationDefinition> to) {
        try (Snapshot snapshot = snapshots.get()) {
            OperationDefinition definition = new DefinitionReader(snapshot, match).read(wanted.schemas());
            underWay.remove(wanted);
            to.complete(definition);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("api", match.apiId())
                    .addKeyValue("operation", match.operationId())
                    .log("the definition of an operation cannot be read: calls whose policies need it are refused");
            underWay.remove(wanted);
            to.completeExceptionally(
                    new PolicyException(500, "configuration", "DefinitionNotRead", "Internal server error"));
        }
    }
}
