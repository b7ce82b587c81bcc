package io.holdfast.identity.authority;

import io.holdfast.identity.support.Refreshed;
import io.holdfast.identity.token.Keys;
import io.holdfast.store.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded authority's keys. Each node signs with a private key of its own, kept in its data directory (mode 0600),
 * and publishes the public part in the store: so all nodes of a deployment verify each other's tokens, and no private
 * key travels. A key is replaced after 90 days, or when asked; the old one stays published for a day, far longer than
 * the tokens signed with it live. Thread-safe.
 */
public final class SigningKeys implements Keys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final String KIND = "token-signing-keys";
    private static final Duration USED_FOR = Duration.ofDays(90);
    private static final Duration PUBLISHED_AFTER_USE = Duration.ofDays(1);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    /** A token with an unknown key makes the store be asked again, but not more often than this. */
    private static final Duration MAX_AGE_FOR_UNKNOWN = Duration.ofSeconds(1);

    private final Path file;
    private final Records records;
    private final Clock clock;
    private final Refreshed<Map<String, PublishedKey>> published;
    private volatile SigningKey current;

    private SigningKeys(Path file, SigningKey key, Records records, Clock clock) {
        this.file = file;
        this.current = key;
        this.records = records;
        this.clock = clock;
        this.published = new Refreshed<>(this::readPublished, MAX_AGE, clock);
    }

    /** Reads this node's key, or makes it when {@code file} does not exist. */
    public static SigningKeys open(Path file, Records records, Clock clock) throws IOException {
        boolean exists = Files.exists(file);
        SigningKey key = exists ? SigningKey.read(file) : SigningKey.generate(clock.instant());
        if (!exists) {
            key.write(file);
        }
        var keys = new SigningKeys(file, key, records, clock);
        keys.publish(key, key.created().plus(USED_FOR).plus(PUBLISHED_AFTER_USE));
        keys.current();
        keys.removeForgotten();
        return keys;
    }

    /** The key to sign with. */
    SigningKey current() {
        SigningKey key = current;
        return clock.instant().isBefore(key.created().plus(USED_FOR)) ? key : replace(key);
    }

    /** Signs with a new key from now on. Tokens signed with the old one stay valid until they expire. */
    public void rotate() {
        replace(current);
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        PublishedKey key = published.get().get(keyId);
        if (key == null) {
            key = published.get(MAX_AGE_FOR_UNKNOWN).get(keyId);
        }
        return Optional.ofNullable(key).filter(this::isTrusted).map(PublishedKey::publicKey);
    }

    /** All keys that a token may be signed with, as JSON Web Keys (RFC 7517). */
    List<String> jwks() {
        return published.get().values().stream()
                .filter(this::isTrusted)
                .map(PublishedKey::toJwk)
                .toList();
    }

    private synchronized SigningKey replace(SigningKey old) {
        if (current != old) {
            return current;
        }
        Instant now = clock.instant();
        SigningKey key = SigningKey.generate(now);
        // Published before it is used, so that no token is ever signed with a key that nobody knows.
        publish(key, now.plus(USED_FOR).plus(PUBLISHED_AFTER_USE));
        try {
            key.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The new token signing key cannot be written to " + file, e);
        }
        current = key;
        publish(old, now.plus(PUBLISHED_AFTER_USE));
        LOG.atInfo().addKeyValue("keyId", key.id()).log("token signing key replaced");
        return key;
    }

    private void publish(SigningKey key, Instant trustedUntil) {
        records.put(KIND, key.id(), new PublishedKey(key.publicKey(), trustedUntil).toRecord());
        published.invalidate();
    }

    private void removeForgotten() {
        published.get().values().stream()
                .filter(key -> !isTrusted(key))
                .forEach(key -> records.delete(KIND, key.key().getKeyID()));
    }

    private boolean isTrusted(PublishedKey key) {
        return clock.instant().isBefore(key.trustedUntil());
    }

    /** By the key's own id: record ids are kept in lower case. */
    private Map<String, PublishedKey> readPublished() {
        Map<String, PublishedKey> keys = new HashMap<>();
        for (byte[] document : records.all(KIND).values()) {
            PublishedKey key = PublishedKey.fromRecord(document);
            keys.put(key.key().getKeyID(), key);
        }
        return Map.copyOf(keys);
    }
}
