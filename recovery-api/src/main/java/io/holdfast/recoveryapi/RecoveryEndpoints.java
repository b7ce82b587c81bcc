package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.ErrorBody;
import io.holdfast.arm.Json;
import io.holdfast.arm.Level;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.Urls;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Backup, restore, and how far they are. */
final class RecoveryEndpoints {

    private static final String ASYNC = "asyncresponse";

    private final Store store;
    private final Recovery recovery;
    private final RecoveryRights rights;
    private final Function<Service, ObjectNode> rendering;
    private final String retryAfter;

    RecoveryEndpoints(RecoveryParts parts, int retryAfterSeconds) {
        this.store = parts.store();
        this.recovery = parts.recovery();
        this.rights = parts.rights();
        this.rendering = parts.rendering();
        this.retryAfter = Integer.toString(retryAfterSeconds);
    }

    ArmResponse backup(Call call) {
        ObjectNode sent = call.json();
        BackupOptions options = RecoveryChoices.backup(sent);
        rights.demand(call, options);
        return start(call, sent, (service, location) -> recovery.backup(service, location, options));
    }

    ArmResponse restore(Call call) {
        ObjectNode sent = call.json();
        RestoreOptions options = RecoveryChoices.restore(sent);
        rights.demand(call, options.mapping());
        return start(call, sent, (service, location) -> recovery.restore(service, location, options, rights.of(call)));
    }

    private ArmResponse start(Call call, ObjectNode sent, Start start) {
        Service service = call.service();
        BackupLocation location = BackupBody.read(sent, call.apiVersion(), Json.stored(service.document()));
        call.activity().starts();
        try {
            LongRunningOperation operation =
                    Initiator.asks(call.principal().name(), () -> start.of(service.id(), location));
            call.activity().began(operation.id());
            return accepted(call, service, operation);
        } catch (RecoveryRefusedException e) {
            throw new ArmException(400, e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** The answer to a poll: of the resource's state, or of the operation's when the URL says asyncResponse. */
    ArmResponse result(Call call) {
        Service service = call.service();
        String id = call.name("operation");
        LongRunningOperation operation =
                find(id).filter(found -> found.service().equals(service.id())).orElseThrow(() -> noSuchOperation(id));
        return call.has(ASYNC) ? status(call, service, operation) : outcome(call, service, operation);
    }

    /** Of a backup or restore; other runs are no operations of Azure, and are not told of here. */
    Optional<LongRunningOperation> find(String id) {
        return OperationId.parse(id)
                .flatMap(store.operations()::find)
                .filter(found -> found.kind() == Kind.BACKUP || found.kind() == Kind.RESTORE);
    }

    static ArmException noSuchOperation(String id) {
        return new ArmException(
                404,
                "ResourceNotFound",
                "The operation '" + id + "' was not found. Results are kept for seven days after its end.");
    }

    /** The operation itself rather than what it is about. */
    ObjectNode describe(ObjectNode shown, LongRunningOperation operation) {
        LongRunningOperation.State state = state(operation);
        shown.put("status", text(state));
        if (state != LongRunningOperation.State.RUNNING) {
            shown.put("endTime", Timestamps.of(operation.updated()));
        }
        if (operation.errorCode() != null) {
            shown.set("error", ErrorBody.error(Level.SERVICE, failure(operation)));
        }
        return shown;
    }

    /** As ARM spells the states of asynchronous operations. */
    private static String text(LongRunningOperation.State state) {
        return switch (state) {
            case RUNNING -> "InProgress";
            case SUCCEEDED -> "Succeeded";
            case FAILED -> "Failed";
            case CANCELLED -> "Canceled";
        };
    }

    ArmResponse outcome(Call call, Service service, LongRunningOperation operation) {
        return switch (state(operation)) {
            case RUNNING -> accepted(call, service, operation);
            // As it is now: what was read on the way in may be older than the end of the operation.
            case SUCCEEDED -> Answers.ok(ended(call, service, operation));
            case FAILED, CANCELLED -> throw failure(operation);
        };
    }

    /** The service, as Azure answers it, and what the run found out as one more member, which clients of Azure ignore. */
    private ObjectNode ended(Call call, Service service, LongRunningOperation operation) {
        ObjectNode shown = rendering.apply(store.service(service.id()).orElse(service));
        String result = operation.result();
        if (result != null && rights.maySee(call, operation)) {
            shown.set("holdfast", Json.stored(result.getBytes(StandardCharsets.UTF_8)));
        }
        return shown;
    }

    private ArmResponse status(Call call, Service service, LongRunningOperation operation) {
        return switch (state(operation)) {
            case RUNNING -> {
                ObjectNode body = Json.object().put("status", "InProgress");
                yield new ArmResponse(200, links(call, service, operation, true), Json.bytes(body));
            }
            case SUCCEEDED -> Answers.ok(Json.object().put("status", "Succeeded"));
            case FAILED, CANCELLED -> {
                ObjectNode body = Json.object().put("status", text(operation.state()));
                body.set("error", ErrorBody.error(Level.SERVICE, failure(operation)));
                yield Answers.ok(body);
            }
        };
    }

    /**
     * The end of a restore is recorded together with the switch, but the run is over only when the gateway serves what was
     * restored. Until then it counts as running, so that a caller who redirects traffic at the first 200 loses no request.
     */
    private LongRunningOperation.State state(LongRunningOperation operation) {
        boolean ending = operation.state() == LongRunningOperation.State.SUCCEEDED
                && recovery.progress(operation.id()).isPresent();
        return ending ? LongRunningOperation.State.RUNNING : operation.state();
    }

    private static ArmException failure(LongRunningOperation operation) {
        return new ArmException(400, String.valueOf(operation.errorCode()), String.valueOf(operation.errorMessage()));
    }

    private ArmResponse accepted(Call call, Service service, LongRunningOperation operation) {
        return new ArmResponse(202, links(call, service, operation, false), new byte[0]);
    }

    private Map<String, String> links(Call call, Service service, LongRunningOperation operation, boolean async) {
        String location = Json.stored(service.document()).path("location").asString("");
        String url = call.head().baseUrl() + Urls.encoded(service.id()) + "/operationresults/"
                + OperationId.of(operation, location) + "?api-version=" + call.apiVersion()
                + (async ? "&asyncResponse" : "");
        Map<String, String> headers = new HashMap<>();
        headers.put("Location", url);
        if (async) {
            headers.put("Azure-AsyncOperation", url);
        }
        headers.put("Retry-After", retryAfter);
        headers.put(Answers.RUN, operation.id());
        return headers;
    }

    private interface Start {
        LongRunningOperation of(ServiceId service, BackupLocation location);
    }
}
