package io.holdfast.server;

import io.holdfast.entities.KeyVaults.Who;
import io.holdfast.vault.IdentityTokens;
import io.holdfast.vault.StorageAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Asks who issues tokens once an hour or so and not for each of the secrets that a service has. */
final class KeptTokens implements VaultTokens {

    /** A token that ends sooner may have ended when the vault sees it. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private record Use(Who who, String audience) {}

    private final Function<String, IdentityTokens> issuers;
    private final InstantSource clock;
    private final Map<String, IdentityTokens> byAudience = new ConcurrentHashMap<>();
    private final Map<Use, IdentityTokens.Token> kept = new ConcurrentHashMap<>();

    /** @param issuers who issues tokens for an audience; asked once for each */
    KeptTokens(Function<String, IdentityTokens> issuers, InstantSource clock) {
        this.issuers = issuers;
        this.clock = clock;
    }

    @Override
    public String issue(Who who, String audience) throws IOException {
        var use = new Use(who, audience);
        Instant now = clock.instant();
        IdentityTokens.Token token = kept.get(use);
        if (token == null || token.expiry().minus(MARGIN).isBefore(now)) {
            kept.values().removeIf(each -> each.expiry().isBefore(now));
            token = byAudience.computeIfAbsent(audience, issuers).issue(asked(who));
            kept.put(use, token);
        }
        return token.value();
    }

    static StorageAccess.ManagedIdentity asked(Who who) {
        String clientId = who.clientId();
        return clientId == null
                ? new StorageAccess.SystemAssignedManagedIdentity(who.principalId())
                : new StorageAccess.UserAssignedManagedIdentity(clientId, who.principalId());
    }
}
