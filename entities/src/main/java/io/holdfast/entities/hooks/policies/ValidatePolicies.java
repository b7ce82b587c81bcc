package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Work;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.ServiceId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks every stored policy again. Azure answers later; here the check is done when the answer leaves, so it is the result itself,
 * in the form of one that was waited for. It has no id, since it is not kept.
 */
@AutoService(EntityHook.class)
public final class ValidatePolicies implements EntityHook {

    /** More than a person mends at once. */
    private static final int MAX_DETAILS = 100;

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        return Work.of(() -> check(call, context));
    }

    private static ArmResponse check(EntityRequest call, HookContext context) {
        String now = context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        ArrayNode details = Documents.object().putArray("details");
        var policies = new StoredPolicies(context.catalog(), call.configuration());
        var checked = new AtomicLong();
        var wrong = new AtomicLong();
        policies.each((policy, document) -> {
            checked.incrementAndGet();
            var problems = policies.problems(policy, document);
            wrong.addAndGet(problems.isEmpty() ? 0 : 1);
            for (String problem : problems) {
                if (details.size() < MAX_DETAILS) {
                    detail(details.addObject(), "/" + policy.path(), problem);
                }
            }
        });
        return ArmResponse.json(200, Documents.bytes(result(checked.get(), wrong.get(), details, now)));
    }

    private static ObjectNode result(long checked, long wrong, ArrayNode details, String now) {
        ObjectNode body = Documents.object();
        body.putNull("id").put("type", ServiceId.TYPE + "/operationResults").putNull("name");
        ObjectNode properties = body.putObject("properties").putNull("id");
        properties
                .put("status", wrong == 0 ? "Succeeded" : "Failed")
                .put("started", now)
                .put("updated", now);
        properties.put("resultInfo", checked + " policies were checked; " + wrong + " are not valid.");
        if (wrong == 0) {
            properties.putNull("error");
        } else {
            detail(properties.putObject("error"), null, wrong + " policies are not valid.")
                    .set("details", details);
        }
        properties.putArray("actionLog");
        return body;
    }

    private static ObjectNode detail(
            ObjectNode error, @org.jspecify.annotations.Nullable String target, String message) {
        error.put("code", "ValidationError");
        if (target != null) {
            error.put("target", target);
        }
        return error.put("message", message);
    }
}
