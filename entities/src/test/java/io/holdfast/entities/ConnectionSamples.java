package io.holdfast.entities;

import io.holdfast.model.Reference;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.testing.TestCertificate;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Valid resources of the types that reach other systems, and what must be there before them. */
final class ConnectionSamples {

    static final Map<String, String> SPECIAL = Map.of(
            "loggers",
            "{\"loggerType\":\"azureEventHub\",\"credentials\":{\"name\":\"hub\",\"connectionString\":\"Endpoint=sb://x\"}}",
            "authorizationServers",
            "{\"displayName\":\"A\",\"clientRegistrationEndpoint\":\"https://a.example/register\","
                    + "\"authorizationEndpoint\":\"https://a.example/authorize?p=1\",\"grantTypes\":[\"implicit\"],"
                    + "\"clientId\":\"c\"}",
            "openidConnectProviders",
            "{\"displayName\":\"O\",\"metadataEndpoint\":\"https://o.example/.well-known/openid-configuration\","
                    + "\"clientId\":\"c\"}",
            "identityProviders",
            "{\"clientId\":\"c\",\"clientSecret\":\"s\"}",
            "certificates",
            "{\"data\":\"" + pfx() + "\",\"password\":\"" + TestCertificate.PASSWORD + "\"}");

    private ConnectionSamples() {}

    /** Types of which a resource needs one beside its parent and its link target. */
    static List<String> needs(ResourceType type) {
        return switch (Space.plain(type.name())) {
            case "gateways/certificateAuthorities" -> List.of("certificates");
            case "diagnostics", "apis/diagnostics" ->
                type.references().stream().map(Reference::to).toList();
            default -> List.of();
        };
    }

    /** What a required reference names: the sample of its type. */
    static Optional<String> reference(ResourceType type, String member) {
        return needs(type).isEmpty()
                ? Optional.empty()
                : type.references().stream()
                        .filter(reference -> reference.member().equals(member))
                        .map(reference -> "/" + Space.plain(reference.to()) + "/Sample1")
                        .findFirst();
    }

    static String pfx() {
        try {
            return Base64.getEncoder()
                    .encodeToString(Files.readAllBytes(TestCertificate.shared().pfx()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
