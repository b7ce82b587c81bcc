package io.holdfast.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes as a JSON Web Key Set (RFC 7517). Read when first needed, again every hour, and
 * when a token names a key that is not among them: that at most once in five minutes, because anyone can make up key
 * ids. While the issuer cannot be reached, the keys read last are kept, for a day at most. Thread-safe.
 */
final class RemoteKeys implements Keys {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration MAX_AGE_WHEN_UNREACHABLE = Duration.ofHours(24);
    private static final Duration MIN_AGE_FOR_UNKNOWN = Duration.ofMinutes(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int MAX_KEYS = 200;
    private static final int MIN_KEY_BITS = 2048;

    private final Source source;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Fetched fetched;
    private long failedAt = Long.MIN_VALUE;

    RemoteKeys(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        RSAPublicKey key = youngerThan(MAX_AGE).keys.get(keyId);
        if (key == null) {
            key = youngerThan(MIN_AGE_FOR_UNKNOWN).keys.get(keyId);
        }
        return Optional.ofNullable(key);
    }

    private Fetched youngerThan(Duration age) {
        Fetched current = fetched;
        if (current != null && isYounger(current.at, age)) {
            return current;
        }
        lock.lock();
        try {
            current = fetched;
            return current != null && isYounger(current.at, age) ? current : fetch(current);
        } finally {
            lock.unlock();
        }
    }

    private Fetched fetch(@Nullable Fetched previous) {
        if (failedAt != Long.MIN_VALUE && isYounger(failedAt, PAUSE_AFTER_FAILURE)) {
            return previousOr(previous, null);
        }
        try {
            long now = clock.millis();
            var current = new Fetched(keys(new String(source.read(), StandardCharsets.UTF_8)), now);
            fetched = current;
            failedAt = Long.MIN_VALUE;
            return current;
        } catch (IOException | ParseException e) {
            failedAt = clock.millis();
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("keys of the token issuer cannot be read");
            return previousOr(previous, e);
        }
    }

    private Fetched previousOr(@Nullable Fetched previous, @Nullable Exception cause) {
        if (previous != null && isYounger(previous.at, MAX_AGE_WHEN_UNREACHABLE)) {
            return previous;
        }
        throw new IssuerUnavailableException("The keys of the token issuer cannot be read", cause);
    }

    private boolean isYounger(long at, Duration age) {
        long elapsed = clock.millis() - at;
        return elapsed >= 0 && elapsed < age.toMillis();
    }

    static Map<String, RSAPublicKey> keys(String document) throws ParseException {
        Map<String, RSAPublicKey> keys = new HashMap<>();
        for (JWK jwk : JWKSet.parse(document).getKeys()) {
            if (keys.size() < MAX_KEYS && isUsable(jwk)) {
                try {
                    keys.put(jwk.getKeyID(), jwk.toRSAKey().toRSAPublicKey());
                } catch (JOSEException e) {
                    LOG.atWarn().addKeyValue("keyId", jwk.getKeyID()).log("key of the token issuer is not usable");
                }
            }
        }
        return Map.copyOf(keys);
    }

    private static boolean isUsable(JWK jwk) {
        return jwk instanceof RSAKey key
                && key.getKeyID() != null
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && key.size() >= MIN_KEY_BITS;
    }

    /** Reads the key set's document. */
    @FunctionalInterface
    interface Source {
        byte[] read() throws IOException;
    }

    private record Fetched(Map<String, RSAPublicKey> keys, long at) {}
}
