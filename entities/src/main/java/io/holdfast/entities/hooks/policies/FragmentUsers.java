package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Listing;
import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.policy.PolicyFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Policy fragments: which policies include one. */
@AutoService(EntityHook.class)
public final class FragmentUsers implements EntityHook {

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        Resource fragment =
                call.configuration().get(call.target().key()).orElseThrow(() -> EntityRefusals.notFound(call.type()));
        var listing = new Listing(call);
        for (ResourceType type : PolicyScopes.types(context.catalog())) {
            call.configuration().<RuntimeException>scan(type.name(), null, policy -> {
                if (call.space().holds(policy.key()) && includes(policy, fragment.name())) {
                    ObjectNode reference = reference(policy, type, call);
                    listing.add(reference, () -> reference);
                }
            });
        }
        return Optional.of(listing.answer());
    }

    private static boolean includes(Resource policy, String fragment) {
        String text = PolicyTexts.value(policy);
        return text.contains("include-fragment")
                && Language.LANGUAGE.parse(text, PolicyFormat.RAWXML).fragments().stream()
                        .anyMatch(fragment::equalsIgnoreCase);
    }

    private static ObjectNode reference(Resource policy, ResourceType type, EntityRequest call) {
        ObjectNode reference = Documents.object();
        reference.put("id", call.request().service() + "/" + policy.path());
        return reference.put("type", type.armType()).put("name", policy.name());
    }
}
