package io.holdfast.server;

import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.server.settings.IdentitySource;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import io.holdfast.vault.IdentityTokens;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Issues the tokens that policies get, to services that have the managed identity in question. */
final class PolicyIdentities implements ServiceTokens {

    /** Issues tokens for an identity that a service has. */
    @FunctionalInterface
    interface Issuer {
        IdentityTokens.Token issue(Who who, String audience) throws IOException, InterruptedException;
    }

    private final Store store;
    private final Issuer issuer;

    PolicyIdentities(Store store, Issuer issuer) {
        this.store = store;
        this.issuer = issuer;
    }

    static ServiceTokens of(Optional<IdentitySource> source, StorageIdentities identities, Store store) {
        if (source.isEmpty()) {
            return NONE;
        }
        if (source.get() == IdentitySource.PLATFORM) {
            return new PolicyIdentities(store, new PlatformTokens("gateway.identity")::token);
        }
        return new PolicyIdentities(
                store,
                (who, audience) ->
                        identities.tokens(source.get(), audience).orElseThrow().issue(KeptTokens.asked(who)));
    }

    @Override
    public Token issue(ServiceId service, String resource, @Nullable String clientId)
            throws IOException, InterruptedException {
        Service stored = store.service(service)
                .orElseThrow(() -> new IOException("The service '" + service.name() + "' is gone."));
        IdentityTokens.Token token = issuer.issue(who(Json.stored(stored.document()), clientId), resource);
        return new Token(token.value(), token.expiry());
    }

    private static Who who(ObjectNode document, @Nullable String clientId) throws IOException {
        Optional<String> principal = clientId == null
                ? ManagedIdentities.systemAssigned(document)
                : ManagedIdentities.userAssigned(document, clientId);
        return new Who(
                principal.orElseThrow(() -> new IOException(
                        clientId == null
                                ? "The service has no system-assigned identity. Enable it, or name one of its user-assigned"
                                        + " identities in client-id."
                                : "The service has no user-assigned identity with the client id " + clientId
                                        + ". Assign it to the service first.")),
                clientId);
    }
}
