package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.resource.Locations;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.recovery.RunOutcome.Previewed;
import io.holdfast.recovery.RunOutcome.Succeeded;
import io.holdfast.recoveryapi.OperationLookup.Located;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Long-running operations: how they begin, and what becomes of them, by every URL that asks for them. Azure's contract has backups
 * and restores below their service and, for newer clients, below its location; the extension has all runs, with what they found out.
 */
final class OperationEndpoints {

    private static final String ASYNC = "asyncresponse";

    /** How many runs are listed. */
    private static final int MOST = 1_000;

    private final Store store;
    private final RecoveryRights rights;
    private final Function<Service, ObjectNode> rendering;
    private final OperationLookup lookup;
    private final OperationLinks links;
    private final RecoveryParts parts;

    OperationEndpoints(RecoveryParts parts, int retryAfterSeconds) {
        this.parts = parts;
        this.store = parts.store();
        this.rights = parts.rights();
        this.rendering = parts.rendering();
        this.lookup = new OperationLookup(store, parts.recovery(), parts.authorizer());
        this.links = new OperationLinks(Integer.toString(retryAfterSeconds));
    }

    /** Begins a backup or restore as Azure has it. */
    ArmResponse begunAsAzure(RoutedRequest call, Supplier<LongRunningOperation> start) {
        return accepted(call, call.service(), begin(call, start));
    }

    /** Begins a run of the extension. */
    ArmResponse begun(RoutedRequest call, Supplier<LongRunningOperation> start) {
        LongRunningOperation operation = begin(call, start);
        return accepted(
                call,
                parts.recovery()
                        .run(operation.id())
                        .orElseGet(() -> RecoveryRun.of(
                                operation, Optional.empty(), parts.clock().instant())));
    }

    private static LongRunningOperation begin(RoutedRequest call, Supplier<LongRunningOperation> start) {
        call.activity().starts();
        LongRunningOperation operation =
                Initiator.asks(call.principal().name(), () -> RecoveryRefusals.refusing(start));
        call.activity().began(operation.id());
        return operation;
    }

    /** The answer to a poll: of the resource's state, or of the operation's when the URL says asyncResponse. */
    ArmResponse azureResult(RoutedRequest call) {
        RecoveryRun run = lookup.azures(call);
        if (!call.has(ASYNC)) {
            return outcome(call, new Located(run, call.service()));
        }
        ObjectNode status = RunJson.statusAlone(run);
        return run.running()
                ? new ArmResponse(200, links.azuresStatus(call, call.service(), run.operation()), Json.bytes(status))
                : Answers.ok(status);
    }

    ArmResponse locationResult(RoutedRequest call) {
        return outcome(call, lookup.located(call));
    }

    /** The operation itself rather than what it is about. */
    ArmResponse locationStatus(RoutedRequest call) {
        Located found = lookup.located(call);
        Service service = found.service();
        ObjectNode shown = Json.object()
                .put(
                        "id",
                        "/subscriptions/" + service.id().subscriptionId()
                                + "/providers/Microsoft.ApiManagement/locations/"
                                + Locations.name(OperationLookup.location(service)) + "/operationStatuses/"
                                + call.name("operation"))
                .put("resourceId", service.id().toString())
                .put("name", call.name("operation"))
                .put("startTime", Timestamps.of(found.run().operation().started()));
        return Answers.ok(RunJson.withStatus(shown, found.run()));
    }

    private ArmResponse outcome(RoutedRequest call, Located found) {
        RecoveryRun run = found.run();
        return switch (run.state()) {
            case RUNNING -> accepted(call, found.service(), run.operation());
            case SUCCEEDED -> Answers.ok(ended(call, found.service(), run));
            case FAILED, CANCELLED -> throw RecoveryRefusals.failed(run);
        };
    }

    /**
     * The service, as Azure answers it, and what the run found out as one more member, which clients of Azure ignore. As it is now:
     * what was read on the way in may be older than the end of the operation.
     */
    private ObjectNode ended(RoutedRequest call, Service service, RecoveryRun run) {
        ObjectNode shown = rendering.apply(store.service(service.id()).orElse(service));
        if (rights.maySee(call, run.operation())) {
            shown.set("holdfast", OutcomeJson.of(succeeded(run)));
        }
        return shown;
    }

    /** All runs of a service, the newest first. */
    ArmResponse runs(RoutedRequest call) {
        return Answers.list(parts.recovery().runs(call.service().id(), top(call)).stream()
                .map(RunJson::of)
                .toList());
    }

    private static int top(RoutedRequest call) {
        String text = call.head().query().getOrDefault("$top", Integer.toString(MOST));
        int top = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (top < 1 || top > MOST) {
            throw RecoveryRefusals.outOfRange("$top", MOST);
        }
        return top;
    }

    /** How far one is. */
    ArmResponse run(RoutedRequest call) {
        return Answers.ok(RunJson.of(find(call)));
    }

    /** What a run of the extension found out. */
    ArmResponse result(RoutedRequest call) {
        RecoveryRun run = lookup.plain(call);
        rights.demandSight(call, run.operation());
        if (run.running()) {
            return accepted(call, run);
        }
        Succeeded outcome = succeeded(run);
        ObjectNode shown = OutcomeJson.of(outcome);
        if (outcome instanceof Previewed preview) {
            PlanEndpoint.link(shown, preview, OperationLinks.resultUrl(call, run));
        }
        return Answers.ok(shown);
    }

    /** @throws ArmException if it failed or was cancelled */
    private static Succeeded succeeded(RecoveryRun run) {
        RunOutcome outcome = run.outcome().orElseThrow();
        if (outcome instanceof Succeeded succeeded) {
            return succeeded;
        }
        throw RecoveryRefusals.failed(run);
    }

    /** @throws ArmException 404 if the service has no such run */
    RecoveryRun find(RoutedRequest call) {
        return lookup.plain(call);
    }

    private ArmResponse accepted(RoutedRequest call, Service service, LongRunningOperation operation) {
        return new ArmResponse(202, links.azures(call, service, operation), new byte[0]);
    }

    private ArmResponse accepted(RoutedRequest call, RecoveryRun run) {
        return new ArmResponse(202, links.result(call, run), Json.bytes(RunJson.accepted(run)));
    }
}
