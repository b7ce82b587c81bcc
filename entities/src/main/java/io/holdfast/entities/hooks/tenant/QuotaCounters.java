package io.holdfast.entities.hooks.tenant;

import com.google.auto.service.AutoService;
import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.usage.quota.QuotaCount;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * The counters of quota policies, in the periods that have not ended: those of a key, or of a subscription by its name. What the nodes of
 * the gateway counted in the last seconds is not in them yet, and comes on top of what they are set to.
 */
@AutoService(EntityHook.class)
public final class QuotaCounters implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        boolean all = call.target().parents().isEmpty();
        // As the caller spells it: counters whose keys differ in case are different ones.
        String period = Objects.requireNonNull(call.target().name());
        String key = all ? period : call.target().parents().getFirst();
        String service = call.request().service().key();
        List<QuotaCount> counters = context.quotas().current(service, key).stream()
                .filter(each -> all || QuotaCounterShape.periodKey(each).equals(period))
                .toList();
        boolean update = call.request().method().equals("PATCH");
        if (counters.isEmpty() && (update || !all)) {
            throw EntityRefusals.notFound(call.type());
        }
        if (update) {
            counters = set(counters, QuotaUpdate.of(Documents.body(call)), context);
        }
        return all ? list(key, counters) : Answers.ok(QuotaCounterShape.of(key, counters.getFirst()));
    }

    private static List<QuotaCount> set(List<QuotaCount> counters, QuotaUpdate update, HookContext context) {
        return counters.stream()
                .map(each -> context.quotas()
                        .set(each, update.calls(), update.bytes())
                        .orElse(each))
                .toList();
    }

    private static ArmResponse list(String key, List<QuotaCount> counters) {
        ObjectNode list = Documents.object();
        list.set("value", Answers.array(counters.stream().map(each -> QuotaCounterShape.of(key, each))));
        return Answers.ok(list.put("count", counters.size()));
    }
}
