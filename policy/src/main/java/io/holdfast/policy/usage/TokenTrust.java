package io.holdfast.policy.usage;

import io.holdfast.tokens.IssuerKeys;
import io.holdfast.tokens.KnownTokens;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** What verifies the tokens of callers. */
public interface TokenTrust {

    /**
     * What an issuer publishes, by the address of its OpenID configuration. Fails with an {@link
     * io.holdfast.tokens.IssuerUnavailableException}.
     */
    CompletionStage<IssuerKeys> issuer(String url);

    /** What it publishes now, if that was not asked lately. */
    CompletionStage<IssuerKeys> refreshed(String url);

    KnownTokens known();

    InstantSource clock();
}
