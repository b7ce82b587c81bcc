package io.holdfast.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found good, so that it is not computed again for each call. What they say, their times and their issuer
 * among it, is looked at every time; a key that was taken back or replaced ends what it signed. Thread-safe.
 */
public final class KnownTokens {

    private static final int ENTRY_BYTES = 1000;

    /** @param policy the compiled policy that verified it, by identity */
    private record Key(Object policy, String token) {

        @Override
        @SuppressWarnings("ReferenceEquality") // that is what it is about
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && policy == that.policy && token.equals(that.token);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(policy) * 31 + token.hashCode();
        }
    }

    private record Known(TokenClaims claims, List<TokenKey> keys) {}

    private final Cache<Key, Known> known;

    /** @param bytes how much memory they may take */
    public KnownTokens(long bytes) {
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytes)
                .weigher((Key key, Known value) -> 4 * key.token().length() + ENTRY_BYTES)
                .build();
    }

    /**
     * What a token says that this policy verified with these very keys; null if it did not.
     *
     * @param keys all that the policy has for it now
     */
    public @Nullable TokenClaims find(Object policy, String token, List<TokenKey> keys) {
        Known found = known.getIfPresent(new Key(policy, token));
        return found != null && found.keys().equals(keys) ? found.claims() : null;
    }

    public void keep(Object policy, String token, List<TokenKey> keys, TokenClaims claims) {
        known.put(new Key(policy, token), new Known(claims, List.copyOf(keys)));
    }
}
