package io.holdfast.entities.hooks.policies;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.Note;
import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.Resource;
import io.holdfast.policy.PolicyFormat;
import io.holdfast.policy.PolicyScope;
import io.holdfast.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Policies and fragments: checked when they are written, stored in the raw spelling, shown in the one that is asked for. */
@AutoService(EntityHook.class)
public final class PolicyContent implements EntityHook {

    private static final String LINK = "-link";
    private static final int MAX_BYTES = 256 * 1024;

    /** What a link led to. */
    private static final Note<String> FETCHED = new Note<>();

    @Override
    public void prepare(Draft draft) {
        JsonNode value = draft.input().path("value");
        if (value.isString() && format(draft.input()).endsWith(LINK)) {
            byte[] fetched = draft.context().downloads().fetch("value", value.asString());
            draft.keep(FETCHED, new String(fetched, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.kept(FETCHED).ifPresent(fetched -> draft.properties().put("value", fetched));
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        String text = properties.path("value").asString("");
        PolicyScope scope = PolicyScopes.of(draft.call().type().name());
        // The language itself bounds fragments.
        if (scope != PolicyScope.FRAGMENT && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            draft.refuse("value", "A policy document must have at most " + MAX_BYTES + " bytes.");
            return;
        }
        var document = Language.LANGUAGE.parse(text, named(format(properties).replace(LINK, "")));
        Language.LANGUAGE
                .check(document, scope, StoredReferences.of(draft, transaction))
                .forEach(problem -> draft.refuse(problem.element(), problem.message()));
        properties.put("value", document.render(PolicyFormat.RAWXML));
        properties.put("format", "rawxml");
    }

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        String asked = call.query("format");
        PolicyFormat format = asked == null || asked.isBlank() ? PolicyFormat.XML : named(asked);
        String stored = properties.path("value").asString("");
        properties.put(
                "value", Language.LANGUAGE.parse(stored, PolicyFormat.RAWXML).render(format));
        properties.put("format", format.name().toLowerCase(Locale.ROOT));
    }

    private static String format(ObjectNode properties) {
        return properties.path("format").asString("xml");
    }

    private static PolicyFormat named(String name) {
        return PolicyFormat.named(name)
                .orElseThrow(() -> EntityRefusals.validation("format", "format must be xml or rawxml."));
    }
}
