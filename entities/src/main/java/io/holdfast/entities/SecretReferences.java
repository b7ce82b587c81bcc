package io.holdfast.entities;

import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Follows references to secrets in key vaults, with the managed identity of the service that they stand in. */
public final class SecretReferences {

    private static final Pattern PATH = Pattern.compile("/secrets/[0-9A-Za-z-]{1,127}(/[0-9A-Za-z]{1,64})?/?");

    private final Store store;
    private final KeyVaults vaults;
    private final Clock clock;

    SecretReferences(Store store, KeyVaults vaults, Clock clock) {
        this.store = store;
        this.vaults = vaults;
        this.clock = clock;
    }

    /**
     * What came of a reference.
     *
     * @param value null when there is none
     * @param code {@code Success}, or why there is none
     */
    public record Answer(
            @Nullable String value, String code, @Nullable String message, Instant at) {

        /** As {@code keyVault.lastStatus} shows it. */
        public ObjectNode status() {
            ObjectNode status = Documents.object().put("code", code);
            if (message != null) {
                status.put("message", message);
            }
            return status.put("timeStampUtc", at.toString());
        }

        /** Never shows the value. */
        @Override
        public String toString() {
            return code;
        }
    }

    /** Why {@code identifier} does not have the form of a reference; empty when it has. */
    public static Optional<String> refuse(String identifier) {
        return parse(identifier).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "keyVault.secretIdentifier must be a URL such as https://contoso.vault.azure.net/secrets/name;"
                                + " without a version the newest one is used.");
    }

    /** Asks the vault; never fails. */
    public Answer ask(ServiceId service, JsonNode keyVault) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            URI secret = parse(keyVault.path("secretIdentifier").asString(""))
                    .orElseThrow(() -> new KeyVaultException("BadRequest", "This is no identifier of a secret."));
            String clientId = keyVault.path("identityClientId").asString("");
            String value = vaults.read(secret, who(service, clientId));
            return new Answer(value, "Success", null, now);
        } catch (KeyVaultException e) {
            return new Answer(null, e.code(), e.text(), now);
        }
    }

    private KeyVaults.Who who(ServiceId service, String clientId) throws KeyVaultException {
        ObjectNode document = (ObjectNode) JsonMapper.shared()
                .readTree(store.service(service).orElseThrow().document());
        if (clientId.isBlank()) {
            return new KeyVaults.Who(
                    ManagedIdentities.systemAssigned(document)
                            .orElseThrow(() -> new KeyVaultException(
                                    "IdentityNotFound",
                                    "The service has no system-assigned identity. Enable it, or name one of its"
                                            + " user-assigned identities in keyVault.identityClientId.")),
                    null);
        }
        return new KeyVaults.Who(
                ManagedIdentities.userAssigned(document, clientId)
                        .orElseThrow(() -> new KeyVaultException(
                                "IdentityNotFound",
                                "The service has no user-assigned identity with the client id " + clientId
                                        + ". Assign it to the service first.")),
                clientId);
    }

    private static Optional<URI> parse(String identifier) {
        try {
            URI uri = URI.create(identifier.trim());
            boolean secret = "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && PATH.matcher(String.valueOf(uri.getRawPath())).matches();
            return secret ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
