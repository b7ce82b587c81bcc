package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmIds;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.store.Records;
import io.holdfast.store.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Connectivity checks and their results, which lie in the database for an hour, so that every node can tell them. */
final class ConnectivityEndpoints {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectivityEndpoints.class);
    private static final String KIND = "connectivity-check";
    private static final String STARTED = "started";
    private static final String RESULT = "result";
    private static final Duration KEPT = Duration.ofHours(1);
    /** No check takes so long: one that is not over by then was cut off. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int AT_ONCE = 8;

    private final Records records;
    private final Clock clock;
    private final ConnectivityProbe probe;
    private final String retryAfter;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("connectivity-check-", 0).factory());

    ConnectivityEndpoints(ServiceParts parts, int retryAfterSeconds) {
        this.records = parts.store().records();
        this.clock = parts.clock();
        this.probe = new ConnectivityProbe(parts.network().localAllowed());
        this.retryAfter = Integer.toString(retryAfterSeconds);
    }

    ArmResponse check(RoutedRequest call) {
        Service service = call.service();
        ConnectivityRequest request = ConnectivityRequest.read(call.json(), ServiceLocations.of(service));
        if (!free.tryAcquire()) {
            throw ServiceRefusals.checksAtOnce(AT_ONCE);
        }
        try {
            forgetOld();
            String id = UUID.randomUUID().toString();
            ObjectNode state = Json.object().put(STARTED, clock.millis());
            records.put(KIND, key(service, id), Json.bytes(state));
            threads.execute(() -> run(service, id, request, state));
            return accepted(call, service, id);
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private void run(Service service, String id, ConnectivityRequest request, ObjectNode state) {
        try {
            state.set(
                    RESULT,
                    ConnectivityRendering.of(probe.run(request), service.id().toString()));
            records.put(KIND, key(service, id), Json.bytes(state));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "a connectivity check failed and has no result service={}",
                    service.id().key(),
                    e);
        } finally {
            free.release();
        }
    }

    /** Empty if the polled operation is no connectivity check. */
    Optional<ArmResponse> result(RoutedRequest call) {
        Service service = call.service();
        String id = call.name("operation");
        return records.get(KIND, key(service, id)).map(Json::stored).map(state -> {
            if (state.has(RESULT)) {
                return Answers.ok(state.path(RESULT));
            }
            if (age(state).compareTo(LONGEST) > 0) {
                throw ServiceRefusals.checkCutOff();
            }
            return accepted(call, service, id);
        });
    }

    private ArmResponse accepted(RoutedRequest call, Service service, String id) {
        Map<String, String> headers = new HashMap<>();
        headers.put(
                "Location",
                call.head().baseUrl() + ArmIds.encoded(service.id()) + "/operationresults/" + id + "?api-version="
                        + call.apiVersion());
        headers.put("Retry-After", retryAfter);
        return new ArmResponse(202, headers, new byte[0]);
    }

    private void forgetOld() {
        records.all(KIND).forEach((id, state) -> {
            if (age(Json.stored(state)).compareTo(KEPT) > 0) {
                records.delete(KIND, id);
            }
        });
    }

    private Duration age(ObjectNode state) {
        return Duration.ofMillis(clock.millis() - state.path(STARTED).asLong());
    }

    private static String key(Service service, String id) {
        return service.id().key() + "|" + id;
    }
}
