package io.holdfast.platform.applications;

import io.holdfast.arm.Answers;
import io.holdfast.identity.authority.Application;
import io.holdfast.identity.authority.Credentials;
import io.holdfast.identity.authority.SecretInfo;
import io.holdfast.identity.setup.ApplicationRegistry;
import io.holdfast.model.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applications in the form of resources.
 *
 * @param tenantId where they sign in
 */
record ApplicationDocuments(String tenantId) {

    private static final String TYPE = "Holdfast.Identity/applications";

    ObjectNode application(Application application, ApplicationRegistry registry) {
        ObjectNode shown = resource(idOf(application), application.clientId(), TYPE);
        ObjectNode properties = shown.putObject("properties")
                .put("displayName", application.displayName())
                .put("clientId", application.clientId())
                .put("objectId", application.objectId())
                .put("tenantId", tenantId)
                .put("created", application.created().toString())
                .put("isAdministrator", registry.isAdministrator(application));
        properties.set(
                "secrets", Answers.array(registry.secrets(application).stream().map(ApplicationDocuments::secret)));
        return shown;
    }

    /** With the secret itself: only where it was just made. */
    ObjectNode credentials(Credentials made) {
        String id = made.secret().id();
        ObjectNode shown = resource(idOf(made.application()) + "/secrets/" + id, id, TYPE + "/secrets");
        shown.set(
                "properties",
                secret(made.secret())
                        .put("tenantId", tenantId)
                        .put("clientId", made.application().clientId())
                        .put("objectId", made.application().objectId())
                        .put("clientSecret", made.clientSecret()));
        return shown;
    }

    private static ObjectNode secret(SecretInfo secret) {
        return Json.object()
                .put("secretId", secret.id())
                .put("displayName", secret.displayName())
                .put("created", text(secret.created()))
                .put("expires", text(secret.expires()));
    }

    private static ObjectNode resource(String id, String name, String type) {
        return Json.object().put("id", id).put("name", name).put("type", type);
    }

    private static String idOf(Application application) {
        return ApplicationEndpoints.PROVIDER + "/applications/" + application.clientId();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
