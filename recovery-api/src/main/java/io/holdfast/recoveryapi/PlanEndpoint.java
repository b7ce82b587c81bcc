package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.PlannedChange;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.recovery.RestorePreview;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.recovery.RunOutcome.Previewed;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Every resource that a preview names, in pages: its result holds the first of them only. */
final class PlanEndpoint {

    private final OperationEndpoints operations;
    private final Recovery recovery;

    PlanEndpoint(OperationEndpoints operations, Recovery recovery) {
        this.operations = operations;
        this.recovery = recovery;
    }

    /** The result of a preview with more resources than it lists says where all of them are. */
    static void link(ObjectNode result, Previewed preview, String url) {
        if (pages(preview) > 0) {
            result.put("resourcesLink", link(url, 1));
        }
    }

    private static int pages(Previewed preview) {
        return preview.plan().map(RestorePreview::pages).orElse(0);
    }

    private static String link(String url, int page) {
        return url + "/resources?api-version=2026-11-01&page=" + page;
    }

    ArmResponse resources(RoutedRequest call) {
        RecoveryRun run = operations.find(call);
        if (!(RunOutcome.of(run.operation()).orElse(null) instanceof Previewed preview)) {
            throw RecoveryRefusals.noPreview(run.id());
        }
        int pages = pages(preview);
        if (pages == 0) {
            List<PlannedChange> listed =
                    preview.plan().map(RestorePreview::resources).orElse(List.of());
            return Answers.ok(Json.object().set("value", OutcomeJson.resources(listed)));
        }
        int page = page(call, pages);
        ObjectNode body = Json.object();
        body.set(
                "value",
                OutcomeJson.resources(
                        recovery.planPage(run.id(), page).orElseThrow(() -> RecoveryRefusals.previewGone(run.id()))));
        if (page < pages) {
            body.put("nextLink", link(OperationLinks.resultUrl(call, run), page + 1));
        }
        return Answers.ok(body);
    }

    private static int page(RoutedRequest call, int pages) {
        String text = call.head().query().getOrDefault("page", "1");
        int page = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > pages) {
            throw RecoveryRefusals.outOfRange("page", pages);
        }
        return page;
    }
}
