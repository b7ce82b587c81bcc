package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.Json;
import io.holdfast.recovery.Recovery;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import tools.jackson.databind.node.ObjectNode;

/** Every resource that a preview names, in pages: its result holds the first of them only. */
final class PlanEndpoint {

    private static final String PAGES = "pages";

    private final OperationEndpoints operations;
    private final Recovery recovery;

    PlanEndpoint(OperationEndpoints operations, Recovery recovery) {
        this.operations = operations;
        this.recovery = recovery;
    }

    /** The result of an operation; that of a preview with more resources than it lists says where all of them are. */
    static ObjectNode linked(ObjectNode result, String url) {
        if (result.path(PAGES).asInt(0) > 0) {
            result.put("resourcesLink", link(url, 1));
        }
        return result;
    }

    private static String link(String url, int page) {
        return url + "/resources?api-version=2026-11-01&page=" + page;
    }

    ArmResponse resources(Call call) {
        LongRunningOperation preview = operations.operation(call);
        if (preview.kind() != Kind.PREVIEW || preview.state() != State.SUCCEEDED) {
            throw new ArmException(
                    409,
                    "NoPlan",
                    "The operation '" + preview.id() + "' is no preview that has succeeded, so it names no resources.");
        }
        ObjectNode result = OperationEndpoints.found(preview);
        int pages = result.path(PAGES).asInt(0);
        if (pages == 0) {
            return Answers.ok(Json.object().set("value", result.path("resources")));
        }
        int page = page(call, pages);
        ObjectNode body = Json.object();
        body.set(
                "value",
                recovery.planPage(preview.id(), page)
                        .orElseThrow(() -> new ArmException(
                                404,
                                "ResourceNotFound",
                                "The resources of the preview '" + preview.id()
                                        + "' are not kept any more: that is for a day. Preview again.")));
        if (page < pages) {
            body.put("nextLink", link(OperationEndpoints.resultUrl(call, preview), page + 1));
        }
        return Answers.ok(body);
    }

    private static int page(Call call, int pages) {
        String text = call.head().query().getOrDefault("page", "1");
        int page = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > pages) {
            throw new ArmException(400, "InvalidParameter", "page must be a number from 1 to " + pages + ".");
        }
        return page;
    }
}
