package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.Uniqueness;
import io.holdfast.model.template.Signature;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations: a URL template that can be matched, its parameters declared, no two with one signature in an API. */
@AutoService(EntityHook.class)
public final class OperationTemplate implements EntityHook {

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        JsonNode template = properties.path("urlTemplate");
        JsonNode declared = properties.path("templateParameters");
        if (!template.isString() || (!declared.isArray() && !declared.isMissingNode())) {
            return;
        }
        List<String> names = UrlTemplate.parameters(template.asString());
        Set<String> known = new HashSet<>();
        declared.forEach(parameter -> known.add(parameter.path("name").asString("")));
        for (String name : names) {
            if (known.add(name)) {
                ArrayNode parameters = properties.withArray("/templateParameters");
                parameters.addObject().put("name", name).put("type", "string").put("required", true);
            }
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        String template = draft.properties().path("urlTemplate").asString("");
        UrlTemplate.problem(template).ifPresent(problem -> draft.refuse("urlTemplate", "urlTemplate " + problem + "."));
        demandOneSignature(draft, transaction);
    }

    /** What is stored already stays, however it came there: only who changes method or template is asked. */
    private static void demandOneSignature(Draft draft, Transaction transaction) {
        Signature own = signature(draft.properties());
        if (draft.before().filter(before -> signature(before).equals(own)).isEmpty()) {
            Uniqueness.sibling(
                            draft.key(), transaction, other -> signature(other).equals(own))
                    .ifPresent(other -> draft.refuse(
                            "urlTemplate",
                            OneSignatureOnce.refusal(
                                    described(other.name(), Documents.properties(other)),
                                    described(draft.key().name(), draft.properties()))));
        }
    }

    private static Signature signature(ObjectNode operation) {
        return Signature.of(method(operation), template(operation));
    }

    private static String described(String name, ObjectNode operation) {
        return name + "' (" + method(operation) + " " + template(operation) + ")";
    }

    private static String method(ObjectNode operation) {
        return operation.path("method").asString("");
    }

    private static String template(ObjectNode operation) {
        return operation.path("urlTemplate").asString("");
    }
}
