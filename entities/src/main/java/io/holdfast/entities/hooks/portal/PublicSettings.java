package io.holdfast.entities.hooks.portal;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.FixedItems;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Target;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a developer portal in the form of {@code settings/public}: texts, derived from {@code portalsettings}. */
@AutoService(EntityHook.class)
public final class PublicSettings implements EntityHook {

    private static final String NAME = "public";
    private static final String PREFIX = "CustomPortalSettings.";

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        if (call.target().isCollection()) {
            ObjectNode list = Documents.object();
            list.putArray("value").add(item(call, context));
            return ArmResponse.json(200, Documents.bytes(list.put("count", 1)));
        }
        if (!call.target().key().name().equals(NAME)) {
            throw EntityRefusals.notFound(call.type());
        }
        byte[] shown = Documents.bytes(item(call, context));
        return new ArmResponse(200, Map.of("ETag", "\"" + FixedItems.etag(NAME, shown) + "\""), shown);
    }

    private static ObjectNode item(EntityRequest call, HookContext context) {
        ObjectNode item = Documents.object();
        item.put("id", call.request().service() + "/settings/" + NAME)
                .put("type", call.type().armType())
                .put("name", NAME);
        ObjectNode settings = item.putObject("properties").putObject("settings");
        JsonNode terms = portal("signup", call, context).path("termsOfService");
        JsonNode delegation = portal("delegation", call, context);
        settings.put(PREFIX + "UserRegistrationTerms", terms.path("text").asString(null));
        flag(settings, "UserRegistrationTermsEnabled", terms.path("enabled"));
        flag(settings, "UserRegistrationTermsConsentRequired", terms.path("consentRequired"));
        flag(settings, "DelegationEnabled", delegation.path("userRegistration").path("enabled"));
        settings.put(PREFIX + "DelegationUrl", delegation.path("url").asString(""));
        flag(
                settings,
                "DelegatedSubscriptionEnabled",
                delegation.path("subscriptions").path("enabled"));
        flag(
                settings,
                "RequireUserSigninEnabled",
                portal("signin", call, context).path("enabled"));
        return item;
    }

    private static ObjectNode portal(String name, EntityRequest call, HookContext context) {
        var target = new Target(context.catalog().type("portalsettings").orElseThrow(), List.of(), name, null);
        return FixedItems.find(target, context.catalog(), call.configuration())
                .map(Documents::properties)
                .orElseGet(Documents::object);
    }

    private static void flag(ObjectNode settings, String name, JsonNode value) {
        settings.put(PREFIX + name, value.asBoolean(false) ? "True" : "False");
    }
}
