package io.holdfast.vault;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** Hands tokens of ours to the storage client. It asks for any scope that a service's challenge names; ours are for storage only. */
record IssuedCredential(String account, IdentityTokens tokens, StorageAccess.ManagedIdentity identity)
        implements TokenCredential {

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    /** @throws StorageException if there is none */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            IdentityTokens.Token token = tokens.issue(identity);
            return new AccessToken(token.value(), token.expiry().atOffset(ZoneOffset.UTC));
        } catch (IOException e) {
            // Without its cause: the client looks for an IOException behind whatever is thrown, and would try again.
            throw new StorageException(
                    Problem.KEY_REFUSED, "no token for storage account '" + account + "': " + e.getMessage());
        }
    }
}
