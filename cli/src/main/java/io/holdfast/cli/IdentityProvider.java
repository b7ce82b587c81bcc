package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The provider Holdfast.Identity of an endpoint: the applications that its own authority knows. */
record IdentityProvider(ArmClient arm) {

    private static final String VERSION = "?api-version=2026-11-01";
    private static final String APPLICATIONS = "/providers/Holdfast.Identity/applications";
    private static final Set<String> UNKNOWN =
            Set.of("InvalidResourceNamespace", "InvalidResourceType", "NoRegisteredProviderFound", "HTTP 404");

    List<JsonNode> list() {
        return known(() -> arm.list(APPLICATIONS + VERSION));
    }

    JsonNode get(String clientId) {
        return known(() -> arm.get(url(clientId, "")));
    }

    JsonNode put(String clientId, String displayName) {
        return known(() -> arm.put(url(clientId, ""), body(displayName)));
    }

    void delete(String clientId) {
        known(() -> arm.run("DELETE", url(clientId, ""), null, waited -> {}));
    }

    /** The properties of the new secret, itself among them. */
    JsonNode addSecret(String clientId, String displayName, @Nullable String expires) {
        ObjectNode body = body(displayName);
        if (expires != null) {
            ((ObjectNode) body.get("properties")).put("expires", expires);
        }
        return known(() -> arm.post(url(clientId, "/addSecret"), body).path("properties"));
    }

    void deleteSecret(String clientId, String secretId) {
        known(() -> arm.run("DELETE", url(clientId, "/secrets/" + UriText.segment(secretId)), null, waited -> {}));
    }

    private static ObjectNode body(String displayName) {
        ObjectNode body = ArmClient.JSON.createObjectNode();
        body.putObject("properties").put("displayName", displayName);
        return body;
    }

    private static String url(String clientId, String rest) {
        return APPLICATIONS + "/" + UriText.segment(clientId) + rest + VERSION;
    }

    private <T> T known(Supplier<T> call) {
        try {
            return call.get();
        } catch (CliException e) {
            if (UNKNOWN.contains(e.code())) {
                throw new CliException(
                        ExitCode.REFUSED,
                        "the endpoint " + arm.endpoint()
                                + " does not know Holdfast.Identity: this needs a Holdfast server of"
                                + " this version or a newer one (" + e.getMessage() + ")");
            }
            throw e;
        }
    }
}
