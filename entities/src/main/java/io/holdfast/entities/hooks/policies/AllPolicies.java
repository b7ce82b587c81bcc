package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Listing;
import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import tools.jackson.databind.node.ObjectNode;

/** The policies of all scopes in one list. */
@AutoService(EntityHook.class)
public final class AllPolicies implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        var items = new Listing(call);
        var policies = new StoredPolicies(context.catalog(), call.configuration());
        String service = call.request().service().toString();
        policies.each((policy, document) -> {
            if (policy.key().type().endsWith("policies")) {
                ObjectNode properties = Documents.object();
                properties.put("referencePolicyId", service + "/" + policy.path());
                properties.put("complianceState", policies.compliant(policy, document) ? "Compliant" : "NonCompliant");
                items.add(properties, () -> item(policy, properties, service));
            }
        });
        return items.answer();
    }

    private static ObjectNode item(Resource policy, ObjectNode properties, String service) {
        String name = policy.key().toString().replace('/', '.');
        ObjectNode item = Documents.object();
        item.put("id", service + "/allPolicies/" + name).put("type", ServiceId.TYPE + "/allPolicies");
        item.put("name", name).set("properties", properties);
        return item;
    }
}
