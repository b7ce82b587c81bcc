package io.holdfast.policy.elements;

import io.holdfast.policy.usage.TokenTrust;
import io.holdfast.tokens.IssuerKeys;
import io.holdfast.tokens.Token;
import io.holdfast.tokens.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The keys that issuers publish, of several addresses. */
final class TokenKeySets {

    private TokenKeySets() {}

    static CompletionStage<List<IssuerKeys>> find(TokenTrust trust, List<String> urls) {
        return all(urls, trust::issuer);
    }

    /** Those that are known now, if one of them has the key that the token names; else what the issuers publish now. */
    static CompletionStage<List<IssuerKeys>> having(
            TokenTrust trust, List<String> urls, List<IssuerKeys> known, Token token) {
        return urls.isEmpty() || token.isKeyAmong(known)
                ? CompletableFuture.completedFuture(known)
                : all(urls, trust::refreshed);
    }

    private static CompletionStage<List<IssuerKeys>> all(
            List<String> urls, Function<String, CompletionStage<IssuerKeys>> ask) {
        if (urls.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        if (urls.size() == 1) {
            return ask.apply(urls.getFirst()).thenApply(List::of);
        }
        List<CompletableFuture<IssuerKeys>> asked =
                urls.stream().map(url -> ask.apply(url).toCompletableFuture()).toList();
        // One that is away does not keep the tokens of another from passing.
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).handle((nothing, failure) -> {
            List<IssuerKeys> there = asked.stream()
                    .filter(each -> !each.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .toList();
            if (there.isEmpty() && failure != null) {
                throw new CompletionException(failure);
            }
            return there;
        });
    }

    /** All keys together; the very list of the only issuer, so that it is known again at once. */
    static List<TokenKey> keys(List<TokenKey> own, List<IssuerKeys> issuers) {
        if (issuers.isEmpty()) {
            return own;
        }
        if (own.isEmpty() && issuers.size() == 1) {
            return issuers.getFirst().keys();
        }
        List<TokenKey> all = new ArrayList<>(own);
        issuers.forEach(each -> all.addAll(each.keys()));
        return List.copyOf(all);
    }
}
