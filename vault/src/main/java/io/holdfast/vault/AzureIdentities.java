package io.holdfast.vault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.MsalException;
import io.holdfast.vault.StorageException.Problem;

/** Managed identities towards storage services: with tokens of ours, or those of the platform that this machine runs on. */
final class AzureIdentities {

    private AzureIdentities() {}

    /** @throws StorageException over plain http: a token that others can read is theirs */
    static TokenCredential credential(
            String accountName, StorageAccounts.Account account, StorageAccess.ManagedIdentity identity) {
        if (!"https".equals(account.endpoint().getScheme())) {
            throw new StorageException(
                    Problem.ACCESS_NOT_SUPPORTED,
                    "a managed identity can only be used over https, and storage account '" + accountName + "' lies at "
                            + account.endpoint());
        }
        return account.identities()
                .tokens()
                .<TokenCredential>map(tokens -> new IssuedCredential(accountName, tokens, identity))
                .orElseGet(() -> ofPlatform(identity));
    }

    private static TokenCredential ofPlatform(StorageAccess.ManagedIdentity identity) {
        var builder = new ManagedIdentityCredentialBuilder();
        return switch (identity) {
            case StorageAccess.SystemAssignedManagedIdentity system -> builder.build();
            case StorageAccess.UserAssignedManagedIdentity user ->
                builder.clientId(user.clientId()).build();
        };
    }

    /** Whether the platform gave no token. */
    static boolean hasNoToken(Throwable cause) {
        return cause instanceof ClientAuthenticationException
                || cause instanceof CredentialUnavailableException
                || cause instanceof MsalException;
    }

    static String noToken(String account) {
        return "no token for storage account '" + account
                + "': the platform that this server runs on gave none, so it has no"
                + " such managed identity; assign one to the host, let another issue tokens (the setting storage.accounts."
                + account + ".identity), or use accessType AccessKey";
    }
}
