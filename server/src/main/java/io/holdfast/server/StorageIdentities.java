package io.holdfast.server;

import io.holdfast.identity.Principal;
import io.holdfast.identity.authority.Application;
import io.holdfast.identity.authority.EmbeddedAuthority;
import io.holdfast.identity.setup.Identity;
import io.holdfast.identity.token.ClientCredentials;
import io.holdfast.identity.token.Issuers;
import io.holdfast.server.settings.IdentityClient;
import io.holdfast.server.settings.IdentitySource;
import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.StorageAccount;
import io.holdfast.vault.BlobRoles;
import io.holdfast.vault.Identities;
import io.holdfast.vault.IdentityTokens;
import io.holdfast.vault.StorageAccess.ManagedIdentity;
import io.holdfast.vault.StorageAccess.SystemAssignedManagedIdentity;
import io.holdfast.vault.StorageAccess.UserAssignedManagedIdentity;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides, account by account, who speaks for the managed identities of services. */
final class StorageIdentities {

    private final ServerSettings settings;
    private final Identity identity;
    private final Clock clock;
    private final BlobRoles roles;

    StorageIdentities(ServerSettings settings, Identity identity, Clock clock) {
        this.settings = settings;
        this.identity = identity;
        this.clock = clock;
        this.roles = (principal, dataAction, scope) -> identity.roles()
                .allowsData(
                        new Principal(principal, null, principal, identity.tenantId(), List.of()), dataAction, scope);
    }

    /** Of accounts that are not configured. */
    Identities elsewhere() throws IOException {
        return of(settings.storage().identity().orElse(IdentitySource.PLATFORM), scope(Optional.empty()));
    }

    Identities of(StorageAccount account) throws IOException {
        IdentitySource source = account.identity()
                .or(() -> settings.storage().identity())
                .orElseGet(() -> settings.identity().embedded() && !azures(account)
                        ? IdentitySource.EMBEDDED
                        : IdentitySource.PLATFORM);
        return of(source, scope(account.resourceId()));
    }

    private Identities of(IdentitySource source, String scope) throws IOException {
        if (source == IdentitySource.ISSUER) {
            // A secret that cannot be read stops the start rather than the first backup.
            for (IdentityClient client : settings.storage().clients().values()) {
                SecretFile.read(client.secretFile());
            }
        }
        return new Identities(tokens(source, IdentityTokens.AUDIENCE), roles, scope);
    }

    /** Who issues tokens for {@code audience}; empty for the platform. */
    Optional<IdentityTokens> tokens(IdentitySource source, String audience) {
        return switch (source) {
            case PLATFORM -> Optional.empty();
            case EMBEDDED -> Optional.of(ofAuthority(audience));
            case ISSUER -> Optional.of(ofIssuer(audience));
        };
    }

    /** The clouds of Azure have storage of their own, which knows its own tokens only. */
    private static boolean azures(StorageAccount account) {
        return account.endpoint().toLowerCase(Locale.ROOT).matches("https://[^/]*\\.blob\\.core\\.[^/]*/?");
    }

    private String scope(Optional<String> resourceId) {
        return resourceId.orElse(
                "/subscriptions/" + settings.subscriptions().getFirst().id());
    }

    private IdentityTokens ofAuthority(String audience) {
        EmbeddedAuthority authority = identity.authority().orElseThrow();
        return asked -> {
            var issued = authority.issue(
                    new Application(clientId(asked), asked.principalId(), "managed identity", clock.instant()),
                    audience);
            return new IdentityTokens.Token(issued.value(), issued.expiry());
        };
    }

    /** A system-assigned identity has no client id of its own that anybody could see. */
    private static String clientId(ManagedIdentity identity) {
        return switch (identity) {
            case SystemAssignedManagedIdentity system -> system.principalId();
            case UserAssignedManagedIdentity user -> user.clientId();
        };
    }

    private IdentityTokens ofIssuer(String audience) {
        Map<String, IdentityClient> clients = settings.storage().clients();
        ClientCredentials issuer = Issuers.clientCredentials(settings.identity().issuer(), clock);
        return asked -> {
            IdentityClient client = clients.get(asked.principalId().toLowerCase(Locale.ROOT));
            if (client == null) {
                String setting = "storage.identities." + asked.principalId();
                throw new IOException("the managed identity with principal id " + asked.principalId()
                        + " has no client at the issuer; register one there, and set " + setting + ".clientId and "
                        + setting + ".secretFile");
            }
            // Read each time, so that a secret can be replaced while the server runs.
            String secret = SecretFile.read(client.secretFile());
            String wanted = audience.equals(IdentityTokens.AUDIENCE) ? client.scope() : audience + "/.default";
            var granted = issuer.ask(new ClientCredentials.Client(client.clientId(), secret, wanted));
            return new IdentityTokens.Token(granted.token(), granted.expiry());
        };
    }
}
