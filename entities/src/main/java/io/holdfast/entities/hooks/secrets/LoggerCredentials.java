package io.holdfast.entities.hooks.secrets;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import tools.jackson.databind.JsonNode;

/** A logger can reach what its type says. */
@AutoService(EntityHook.class)
public final class LoggerCredentials implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        JsonNode credentials = draft.properties().path("credentials");
        switch (draft.properties().path("loggerType").asString("")) {
            case "azureEventHub" -> {
                demand(draft, credentials, "name", "credentials.name (of the event hub) is required.");
                if (!credentials.has("connectionString") && !credentials.has("endpointAddress")) {
                    draft.refuse(
                            "credentials.connectionString",
                            "credentials.connectionString is required, or credentials.endpointAddress for a managed identity.");
                }
            }
            case "applicationInsights" -> {
                if (!credentials.has("instrumentationKey") && !credentials.has("connectionString")) {
                    draft.refuse(
                            "credentials.instrumentationKey",
                            "credentials.instrumentationKey or credentials.connectionString is required.");
                }
            }
            default -> {
                // Azure Monitor is reached through the service's own diagnostic settings.
            }
        }
    }

    private static void demand(Draft draft, JsonNode credentials, String member, String message) {
        if (!credentials.has(member)) {
            draft.refuse("credentials." + member, message);
        }
    }
}
