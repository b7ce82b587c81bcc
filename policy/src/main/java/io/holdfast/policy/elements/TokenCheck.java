package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;
import io.holdfast.policy.usage.TokenTrust;
import io.holdfast.policy.view.Jwt;
import io.holdfast.tokens.DecryptionKey;
import io.holdfast.tokens.IssuerKeys;
import io.holdfast.tokens.IssuerUnavailableException;
import io.holdfast.tokens.Token;
import io.holdfast.tokens.TokenClaims;
import io.holdfast.tokens.TokenKey;
import io.holdfast.tokens.TokenRefusal;
import io.holdfast.tokens.TokenRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the token of a call.
 *
 * @param rules what it must say; without issuers, those count that publish the keys
 * @param signed whether it must be signed
 * @param variable gets the token; null for none
 */
record TokenCheck(
        TokenSource source,
        TokenFailure failure,
        Value<List<String>> urls,
        Value<List<TokenKey>> keys,
        List<DecryptionKey> decryption,
        Value<TokenRules> rules,
        Value<Boolean> signed,
        @Nullable String variable)
        implements Step {

    /** One call's way through the check. */
    private record Asked(TokenTrust trust, String text, List<String> urls, List<TokenKey> own) {}

    @Override
    public Flow run(Exchange exchange) {
        String text = source.find(exchange);
        if (text.isEmpty()) {
            throw failure.of(exchange, "TokenNotPresent", "JWT not present.");
        }
        TokenTrust trust = CallUsages.of(exchange, failure.element()).tokens();
        var asked = new Asked(trust, text, urls.get(exchange), keys.get(exchange));
        return CallUsages.then(
                exchange,
                told(exchange, TokenKeySets.find(trust, asked.urls())),
                (same, issuers) -> known(same, asked, issuers));
    }

    /** What could not be looked up is an error of the call. */
    private CompletionStage<List<IssuerKeys>> told(Exchange exchange, CompletionStage<List<IssuerKeys>> issuers) {
        return issuers.exceptionally(thrown -> {
            Throwable cause = thrown;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            String what = cause instanceof IssuerUnavailableException known ? known.text() : "The keys cannot be read.";
            throw new CompletionException(
                    failure.of(exchange, TokenRefusal.KEY_NOT_FOUND, "IDX20803: " + what + " Access denied."));
        });
    }

    private Flow known(Exchange exchange, Asked asked, List<IssuerKeys> issuers) {
        List<TokenKey> all = TokenKeySets.keys(asked.own(), issuers);
        TokenClaims claims = asked.trust().known().find(this, asked.text(), all);
        if (claims != null) {
            return pass(exchange, asked, claims, issuers);
        }
        Token token = read(exchange, asked.text());
        boolean own = asked.own().stream()
                .anyMatch(key -> token.keyId() == null || token.keyId().equals(key.id()));
        if (own) {
            return verify(exchange, asked, token, issuers);
        }
        return CallUsages.then(
                exchange,
                told(exchange, TokenKeySets.having(asked.trust(), asked.urls(), issuers, token)),
                (same, now) -> verify(same, asked, token, now));
    }

    private Token read(Exchange exchange, String text) {
        try {
            return Token.read(text, decryption);
        } catch (TokenRefusal refusal) {
            throw failure.of(exchange, refusal);
        }
    }

    private Flow verify(Exchange exchange, Asked asked, Token token, List<IssuerKeys> issuers) {
        List<TokenKey> all = TokenKeySets.keys(asked.own(), issuers);
        TokenClaims claims;
        try {
            claims = token.verified(all, signed.get(exchange));
        } catch (TokenRefusal refusal) {
            throw failure.of(exchange, refusal);
        }
        asked.trust().known().keep(this, asked.text(), all, claims);
        return pass(exchange, asked, claims, issuers);
    }

    private Flow pass(Exchange exchange, Asked asked, TokenClaims claims, List<IssuerKeys> issuers) {
        TokenRules demanded = rules.get(exchange);
        if (demanded.issuers().isEmpty() && !issuers.isEmpty()) {
            Set<String> publishing = new HashSet<>();
            issuers.forEach(each -> publishing.add(each.issuer()));
            demanded = demanded.from(publishing);
        }
        try {
            demanded.check(claims, asked.trust().clock().instant());
        } catch (TokenRefusal refusal) {
            throw failure.of(exchange, refusal);
        }
        if (variable != null) {
            exchange.variable(variable, view(claims));
        }
        return Flow.NEXT;
    }

    private static Jwt view(TokenClaims claims) {
        return new Jwt(
                claims.algorithm(),
                claims.audiences(),
                claims.all(),
                claims.expirationTime(),
                claims.id(),
                claims.issuer(),
                claims.issuedAt(),
                claims.notBefore(),
                claims.subject(),
                claims.type());
    }
}
