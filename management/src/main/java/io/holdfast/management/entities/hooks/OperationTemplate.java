package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations: a URL template that can be matched, its parameters declared, no two alike in an API. */
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
        if (draft.before().filter(before -> same(before, draft.properties())).isEmpty()) {
            Uniqueness.sibling(draft.key(), transaction, other -> same(other, draft.properties()))
                    .ifPresent(other -> draft.refuse(
                            "urlTemplate",
                            "The operation '" + other.name() + "' has the same method and urlTemplate already."));
        }
    }

    private static boolean same(ObjectNode one, ObjectNode other) {
        return one.path("method")
                        .asString("")
                        .equalsIgnoreCase(other.path("method").asString(""))
                && one.path("urlTemplate")
                        .asString("")
                        .equals(other.path("urlTemplate").asString(""));
    }
}
