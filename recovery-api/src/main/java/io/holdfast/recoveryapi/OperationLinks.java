package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmIds;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an answer says to ask for a run.
 *
 * @param retryAfter how long to wait before that, in seconds
 */
record OperationLinks(String retryAfter) {

    /** Of Azure's contract. */
    Map<String, String> azures(RoutedRequest call, Service service, LongRunningOperation operation) {
        return Map.of(
                "Location",
                azures(call, service, operation, ""),
                "Retry-After",
                retryAfter,
                Answers.RUN,
                operation.id());
    }

    /** Likewise, for those who ask for the operation's state in place of the resource's. */
    Map<String, String> azuresStatus(RoutedRequest call, Service service, LongRunningOperation operation) {
        String url = azures(call, service, operation, "&asyncResponse");
        Map<String, String> headers = new HashMap<>(azures(call, service, operation));
        headers.put("Location", url);
        headers.put("Azure-AsyncOperation", url);
        return headers;
    }

    private static String azures(RoutedRequest call, Service service, LongRunningOperation operation, String more) {
        String location = Json.stored(service.document()).path("location").asString("");
        return call.head().baseUrl() + ArmIds.encoded(service.id()) + "/operationresults/"
                + OperationId.of(operation, location) + "?api-version=" + call.apiVersion() + more;
    }

    /** Of the extension. */
    Map<String, String> result(RoutedRequest call, RecoveryRun run) {
        return Map.of(
                "Location",
                resultUrl(call, run) + "?api-version=" + call.apiVersion(),
                "Retry-After",
                retryAfter,
                Answers.RUN,
                run.id());
    }

    /** Without api-version. */
    static String resultUrl(RoutedRequest call, RecoveryRun run) {
        return extension(call) + "/operationResults/" + run.id();
    }

    /** Of a run that is being cancelled, which takes a moment. */
    static Map<String, String> run(RoutedRequest call, RecoveryRun run) {
        return Map.of(
                "Location",
                extension(call) + "/runs/" + run.id() + "?api-version=" + call.apiVersion(),
                "Retry-After",
                "1");
    }

    private static String extension(RoutedRequest call) {
        return call.head().baseUrl() + ArmIds.encoded(call.service().id()) + "/providers/Holdfast.Recovery";
    }
}
