package io.holdfast.vault;

import java.util.Optional;

/**
 * How managed identities enter an account.
 *
 * @param tokens issues their tokens; empty for those of the platform that this machine runs on (Azure's instance metadata,
 *     App Service, workload identity …)
 * @param roles decides for a directory, which takes no tokens
 * @param scope where roles for a directory must be assigned, or above: an ARM id
 */
public record Identities(Optional<IdentityTokens> tokens, BlobRoles roles, String scope) {

    /** Tokens of the platform, and no directory. */
    public static final Identities PLATFORM = new Identities(Optional.empty(), BlobRoles.NONE, "/");
}
